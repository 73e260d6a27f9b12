using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Finds the flagged workloads of an assembly and looks each up in the cache. Runs in every build.</summary>
public sealed class CheckWorkloads : AssemblyTask, IIncrementalTask
{
    /// <summary>Absolute path of the generated config.</summary>
    [Required]
    public string ConfigFile { get; set; } = "";

    /// <summary>Absolute path of the file that remembers what the last check came to.</summary>
    [Required]
    public string CheckFile { get; set; } = "";

    /// <summary>Absolute path of the note that an assembly flags nothing.</summary>
    [Required]
    public string NoWorkloadsFile { get; set; } = "";

    /// <summary>See the README's table of properties; so are the others that begin with Amorsize.</summary>
    public string AmorsizeEnabled { get; set; } = "";

    /// <summary>A <see cref="TuningMode"/>.</summary>
    public string AmorsizeMode { get; set; } = "";

    /// <summary>Whether this is a CI build.</summary>
    public string AmorsizeCI { get; set; } = "";

    /// <summary>A time span.</summary>
    public string AmorsizeTimeBudget { get; set; } = "";

    /// <summary>A time span.</summary>
    public string AmorsizeTotalTimeBudget { get; set; } = "";

    /// <summary>A <see cref="StaleSeverity"/>.</summary>
    public string AmorsizeStaleSeverity { get; set; } = "";

    /// <summary>Whether to say all that verdicts are made of.</summary>
    public string AmorsizeExplain { get; set; } = "";

    /// <summary>A <see cref="PruneMode"/>.</summary>
    public string AmorsizePrune { get; set; } = "";

    /// <summary>Whether the build is made for the caches, so that what is here is to be in the remote one too.</summary>
    public bool IsPrewarming { get; set; }

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
    public bool ConfigIsOutdated { get; private set; }

    /// <summary>The machine that results are to hold on.</summary>
    [Output]
    public string Machine { get; private set; } = "";

    private protected override void Run()
    {
        var machine = MachineHere();
        var files = new LocalFileSystem();
        var memory = new UpToDateCheck(CheckFile, TimeProvider.System, files);
        var question = QuestionOn(machine);
        if (IsPrewarming || IsAskedToExplain || memory.Recall(question) is not { } hits)
        {
            Check(machine, memory, question, new RecordingFileSystem(files));
            return;
        }
        HasWorkloads = true;
        Report(WorkloadMessages.AllHits(hits));
    }

    // A wrong value is told by the check.
    private bool IsAskedToExplain => !AmorsizeExplain.Equals("false", StringComparison.OrdinalIgnoreCase);

    private void Check(Machine machine, UpToDateCheck memory, string question, RecordingFileSystem files)
    {
        var assemblyTime = File.GetLastWriteTimeUtc(AssemblyPath);
        var assembly = files.Read(AssemblyPath, int.MaxValue - 1) ?? throw new FileNotFoundException($"{AssemblyPath} is not there.");
        var flagged = CachedScan.Workloads(ScanFile, assembly);
        if (flagged.Count == 0)
        {
            // The targets do not even load this task while the assembly has this time.
            AtomicFile.Attempt(() =>
            {
                new LocalFileSystem().Publish(NoWorkloadsFile, []);
                File.SetLastWriteTimeUtc(NoWorkloadsFile, assemblyTime);
            });
            return;
        }
        var mode = PropertyText.Mode(AmorsizeMode, AmorsizeCI);
        var staleSeverity = PropertyText.Choice<StaleSeverity>(nameof(AmorsizeStaleSeverity), AmorsizeStaleSeverity);
        var build = BuildOn(machine);
        // Used later or elsewhere, but a wrong value is to be told by every build.
        _ = PropertyText.Bool(nameof(AmorsizeEnabled), AmorsizeEnabled);
        _ = PropertyText.Budget(nameof(AmorsizeTimeBudget), AmorsizeTimeBudget);
        _ = PropertyText.Budget(nameof(AmorsizeTotalTimeBudget), AmorsizeTotalTimeBudget);
        var prune = PropertyText.Choice<PruneMode>(nameof(AmorsizePrune), AmorsizePrune);
        var explains = PropertyText.Bool(nameof(AmorsizeExplain), AmorsizeExplain);
        using var remote = OpenRemote();

        if (ForeignRuntimeIdentifier.Length > 0)
        {
            Report(WorkloadMessages.ForeignRuntime(AssemblyName, ForeignRuntimeIdentifier));
            return;
        }
        HasWorkloads = true;
        Workloads = [.. flagged.Where(workload => workload.Mistake is null).Select(workload => ItemText.NewItem(workload.Name))];
        var result = new WorkloadCheck(OpenLayers(files, remote, keepsHits: !FailIfNotIncremental), build, mode, staleSeverity, FailIfNotIncremental, explains).Run(flagged);
        result.Diagnostics.ForEach(Report);
        if (IsPrewarming && !FailIfNotIncremental)
            remote?.Push(result.Hits);
        if (result.Verdicts.Total > 0)
            Report(WorkloadMessages.LookUps(result.Verdicts));
        ConfigIsOutdated = result.ToMeasure.Count > 0 || !SettingsFileWriter.IsCurrent(files, ConfigFile, ToolVersion, machine, result.Resolved);
        if (!ConfigIsOutdated && (prune != PruneMode.Always || FailIfNotIncremental))
        {
            if (!IsPrewarming && files.Seen is { } seen && result.Verdicts[Verdict.Hit] == flagged.Count)
                memory.Remember(question, flagged.Count, result.Validity, seen);
            return;
        }
        if (FailIfNotIncremental)
        {
            if (!Log.HasLoggedErrors)
                Report(WorkloadMessages.ConfigWouldBeWritten(ConfigFile));
            return;
        }
        Machine = MachineText.Write(machine);
        Resolved = [.. result.Resolved.Select(ResolvedSettingsItem.From)];
        ToMeasure = [.. result.ToMeasure.Select(WorkloadDescriptorItem.From)];
    }

    /// <summary>All that the answer depends on, beside time and the files that are read.</summary>
    internal string QuestionOn(Machine machine)
    {
        // Not its ToString, which would hash them: the first hash of a process takes milliseconds.
        var fields = "";
        foreach (var field in machine.Fields)
            fields += $"{field.Name}={field.Value};";
        var settings = "";
        foreach (var setting in MeasurementProperties)
            settings += $"{setting.ItemSpec}={setting.GetMetadata("Value")};";
        string[] parts =
        [
            // Another build of this package may judge otherwise, whatever its version says. Its hash, since what writes a Guid as text must first be compiled.
            $"{typeof(CheckWorkloads).Module.ModuleVersionId.GetHashCode()} {typeof(Machine).Module.ModuleVersionId.GetHashCode()}", fields, settings,
            ProjectFile, AssemblyPath, AssemblyName, TargetFramework, TargetFrameworkVersion, Configuration, ForeignRuntimeIdentifier, ServerGarbageCollection,
            ConcurrentGarbageCollection, ScanFile, CacheDirectory, ConfigFile, CheckFile, NoWorkloadsFile, AmorsizeEnabled, AmorsizeMode, AmorsizeCI, AmorsizeCacheTtl,
            AmorsizeTimeBudget, AmorsizeTotalTimeBudget, AmorsizeStaleSeverity, AmorsizePrune, AmorsizeBaselineFile, RemoteItem.Text(RemoteCache),
            IsPrewarming ? "prewarm" : "", AmorsizeExplain, FailIfNotIncremental ? "-question" : "",
        ];
        return string.Join('\n', parts);
    }
}
