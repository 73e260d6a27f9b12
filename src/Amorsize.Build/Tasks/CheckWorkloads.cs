using System.Collections;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Finds the flagged workloads of an assembly and looks each up in the cache. Runs in every build.</summary>
public sealed class CheckWorkloads : CacheTask, IIncrementalTask
{
    /// <summary>Whether the build only asks whether there is something to do (-question); set by the engine.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>The names of all workloads that the assembly flags without a mistake.</summary>
    [Output]
    public ITaskItem[] Workloads { get; private set; } = [];

    /// <summary>The workloads whose settings are settled; none where the generated config has them already.</summary>
    [Output]
    public ITaskItem[] Resolved { get; private set; } = [];

    /// <summary>The workloads to be measured.</summary>
    [Output]
    public ITaskItem[] ToMeasure { get; private set; } = [];

    /// <summary>Whether the assembly flags anything that can be run here.</summary>
    [Output]
    public bool HasWorkloads { get; private set; }

    /// <summary>Whether the generated config must be written.</summary>
    [Output]
    public bool SettingsFileIsOutdated { get; private set; }

    /// <summary>Whether this build has looked every workload up, so that a prune knows what to keep.</summary>
    [Output]
    public bool MayPrune { get; private set; }

    private protected override void Run()
    {
        var machine = Inputs.Machine;
        var files = new LocalFileSystem();
        var memory = new UpToDateCheck(Inputs.CheckFile, TimeProvider.System, files);
        var question = QuestionOn(machine);
        if (Inputs.IsPrewarming || Inputs.MayExplain || memory.Recall(question) is not { } hits)
        {
            Check(machine, memory, question, new RecordingFileSystem(files));
            return;
        }
        HasWorkloads = true;
        Report(WorkloadMessages.AllHits(hits));
    }

    private void Check(Machine machine, UpToDateCheck memory, string question, RecordingFileSystem files)
    {
        var assemblyTime = File.GetLastWriteTimeUtc(Inputs.AssemblyPath);
        var assembly = files.Read(Inputs.AssemblyPath, int.MaxValue - 1) ?? throw new FileNotFoundException($"{Inputs.AssemblyPath} is not there.");
        var flagged = CachedScan.Workloads(Inputs.ScanFile, assembly);
        if (flagged.Count == 0)
        {
            // The targets do not even load this task while the assembly has this time.
            AtomicFile.Attempt(() =>
            {
                new LocalFileSystem().Publish(Inputs.NoWorkloadsFile, []);
                File.SetLastWriteTimeUtc(Inputs.NoWorkloadsFile, assemblyTime);
            });
            return;
        }
        var mode = Inputs.Mode;
        var staleSeverity = Inputs.StaleSeverity;
        var build = CurrentBuild();
        // Used later or elsewhere, but a wrong value is to be told by every build.
        _ = Inputs.IsEnabled;
        _ = Inputs.TimeBudget;
        _ = Inputs.TotalTimeBudget;
        var prune = Inputs.Prune;
        var explains = Inputs.Explains;
        using var remote = OpenRemote();

        if (Inputs.ForeignRuntimeIdentifier.Length > 0)
        {
            Report(WorkloadMessages.ForeignRuntime(Inputs.AssemblyName, Inputs.ForeignRuntimeIdentifier));
            return;
        }
        HasWorkloads = true;
        Workloads = [.. flagged.Where(workload => workload.Mistake is null).Select(workload => ItemText.NewItem(workload.Name))];
        var result = new WorkloadCheck(OpenLayers(files, remote, keepsHits: !FailIfNotIncremental), build, mode, staleSeverity, FailIfNotIncremental, explains).Run(flagged);
        result.Diagnostics.ForEach(Report);
        if (Inputs.IsPrewarming && !FailIfNotIncremental)
            remote?.Push(result.Hits);
        if (result.Verdicts.Total > 0)
            Report(WorkloadMessages.LookUps(result.Verdicts));
        SettingsFileIsOutdated = result.ToMeasure.Count > 0 || !SettingsFileWriter.IsCurrent(files, Inputs.SettingsFile, ToolVersion, machine, result.Resolved);
        if (!SettingsFileIsOutdated && (prune != PruneMode.Always || FailIfNotIncremental))
        {
            if (!Inputs.IsPrewarming && files.Seen is { } seen && result.Verdicts[Verdict.Hit] == flagged.Count)
                memory.Remember(question, flagged.Count, result.Validity, seen);
            return;
        }
        if (FailIfNotIncremental)
        {
            if (!Log.HasLoggedErrors)
                Report(WorkloadMessages.ConfigWouldBeWritten(Inputs.SettingsFile));
            return;
        }
        MayPrune = true;
        Resolved = [.. result.Resolved.Select(ResolvedSettingsItem.From)];
        ToMeasure = [.. result.ToMeasure.Select(WorkloadDescriptorItem.From)];
    }

    /// <summary>All that the answer depends on, beside time and the files that are read.</summary>
    internal string QuestionOn(Machine machine)
    {
        // Not the machine's ToString, which hashes the fields: the first hash of a process takes milliseconds.
        var fields = "";
        foreach (var field in machine.Fields)
            fields += $"{field.Name}={field.Value};";
        // A rebuilt package may judge otherwise under the same version. The hash of the module's id, since the code that writes a Guid as text must first be compiled.
        var parts = new List<string> { $"{typeof(CheckWorkloads).Module.ModuleVersionId.GetHashCode()} {typeof(Machine).Module.ModuleVersionId.GetHashCode()}", fields, FailIfNotIncremental ? "-question" : "" };
        foreach (DictionaryEntry input in Context.CloneCustomMetadata())
            parts.Add($"{input.Key}={input.Value}");
        // The order of metadata differs from process to process.
        parts.Sort(StringComparer.Ordinal);
        return string.Join('\n', parts);
    }
}
