using System.Collections.Concurrent;
using System.Security.Cryptography;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.UpToDate;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Finds the flagged workloads of an assembly and looks up each of them in the cache. Runs in every build in which something may have changed.</summary>
public sealed class CheckWorkloads : CacheTask, IIncrementalTask
{
    // The assemblies in each folder of tasks as the first check of this process found them. A later check runs the same code, even if its files are replaced.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<StampedFile>> loaded = new(StringComparer.Ordinal);

    /// <summary>Whether the build only asks if there is something to do (-question); set by MSBuild.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>The names of all workloads whose flag is valid.</summary>
    [Output]
    public ITaskItem[] Workloads { get; private set; } = [];

    /// <summary>
    /// The resolved settings of all workloads, as far as they are known now; empty if the settings file is current. A measurement replaces those of
    /// <see cref="ToMeasure"/>; without one, they are written.
    /// </summary>
    [Output]
    public ITaskItem[] Resolved { get; private set; } = [];

    /// <summary>The workloads to measure.</summary>
    [Output]
    public ITaskItem[] ToMeasure { get; private set; } = [];

    /// <summary>Whether the assembly flags a workload and can run on this machine.</summary>
    [Output]
    public bool HasWorkloads { get; private set; }

    /// <summary>Whether the settings file must be written.</summary>
    [Output]
    public bool SettingsFileIsOutdated { get; private set; }

    /// <summary>Whether this build has looked up every workload, so that a prune knows which entries to keep.</summary>
    [Output]
    public bool MayPrune { get; private set; }

    /// <summary>Whether the assembly flags nothing any more, and the results of its earlier workloads are due to be pruned.</summary>
    [Output]
    public bool HasGone { get; private set; }

    private protected override void Run()
    {
        // An earlier build found valid results, so this one will look them up too.
        var ahead = File.Exists(Inputs.CheckFile) ? Task.Run(PrepareLookUps) : null;
        try
        {
            Run(ahead);
        }
        finally
        {
            // Nothing of this task runs after its end. Unlike Wait, this does not throw.
            if (ahead is not null)
                Task.WaitAny(ahead);
        }
    }

    private void Run(Task<Conditions>? ahead)
    {
        var files = new RecordingFileSystem(new LocalFileSystem());
        var workloads = new FlaggedWorkloads(Inputs.Output, Inputs.ScanFile, Inputs.NoWorkloadsFile, files);
        var (flagged, dependencies) = workloads.Find();
        var history = NewHistory();
        history.Record([.. flagged.Select(workload => workload.Name)]);
        if (flagged.Count == 0)
        {
            FindNone(workloads, history);
            return;
        }
        var (options, build, question, stamped) = ahead?.GetAwaiter().GetResult() ?? FindConditions();
        var prune = Inputs.Prune;
        using var remote = OpenRemote();
        if (Inputs.ForeignRuntimeIdentifier.Length > 0)
        {
            Report(WorkloadMessages.ForeignRuntime(Inputs.AssemblyName, Inputs.ForeignRuntimeIdentifier) with { Severity = Severity.Message });
            // The same code may have been measured in a build for this machine. Its results are used, rescaled.
            options = options with { Mode = TuningMode.CacheOnly, StaleSeverity = StaleSeverity.None };
        }
        HasWorkloads = true;
        Workloads = [.. flagged.Where(workload => workload.Mistake is null).Select(workload => ItemText.NewNamed(workload.Name))];
        var result = new WorkloadCheck(NewCheckStep(files, options, remote, flagged.Select(workload => workload.Name).ToHashSet()), build, Inputs.SettingsFile, files, Report, NewLooks(File.GetLastWriteTimeUtc(Inputs.CheckFile))).Run(flagged);
        SettingsFileIsOutdated = result.IsOutdated;
        if (result.IsOutdated || (prune == PruneMode.Always && !FailIfNotIncremental))
            PassOn(result);
        // Looks at valid results change no file that this answer depends on, unless one of them is measured again.
        if (result.AllHits is { } validity && prune != PruneMode.Always && !Inputs.IsPrewarming && !FailIfNotIncremental && Inputs.ForeignRuntimeIdentifier.Length == 0 && files.Seen is { } seen && !Inputs.ExpandsVariables)
            Remember(question, flagged.Count, validity, seen, [.. dependencies, .. stamped]);
    }

    // Runs while the assembly is scanned. A build runs all of this code for the first time, and compiling it takes longer than running it, so this also looks one
    // result up, whose answer does not count.
    private Conditions PrepareLookUps()
    {
        var conditions = FindConditions();
        if (NewHistory().Flagged is [var name, ..])
            OpenCache(new ReadOnlyFileSystem(new LocalFileSystem())).LookUp([conditions.Build.RequestFor(new Subject.Workload(name), new('0', 2 * SHA256.HashSizeInBytes))]);
        return conditions;
    }

    private Conditions FindConditions()
    {
        var options = CheckOptions.Of(Inputs, FailIfNotIncremental);
        // A package that was built again under the same version number may give other verdicts.
        var own = loaded.GetOrAdd(Inputs.TaskFolder, static folder => [.. Directory.GetFiles(folder, "*.dll").Select(StampedFile.Of)]);
        // Before the machine is looked at and files are read: a limit or a file that changes meanwhile must not pass for unchanged later.
        var question = UpToDateQuestion.Of(UpToDateQuestion.Hardware(), Context.CloneCustomMetadata(), Environment.GetEnvironmentVariables());
        StampedFile[] runtime = [StampedFile.Of(Inputs.RuntimeConfigFile), StampedFile.Of(RuntimeSelection.SharedFramework), .. Inputs.EnvironmentFiles.Select(StampedFile.Of)];
        var build = CurrentBuild();
        // Reads the properties of later tasks too, because invalid values throw: every build reports them, even if no later task runs.
        _ = (Inputs.IsEnabled, Inputs.TimeBudget, Inputs.TotalTimeBudget, Inputs.WorkingDirectory, Inputs.Summarizes, Inputs.Prune);
        return new(options, build, question, [.. runtime, .. own]);
    }

    // Not with the recording file system: the history does not change the answer.
    private FlagHistory NewHistory() => new(Inputs.FlagsFile, TimeProvider.System, new LocalFileSystem());

    /// <summary>Remembers the answer for <see cref="CheckUpToDate"/> of later builds.</summary>
    private void Remember(string question, int hits, Validity validity, IReadOnlyList<SeenFile> seen, IReadOnlyList<StampedFile> stamped) =>
        new UpToDateCheck(Inputs.CheckFile, TimeProvider.System, new LocalFileSystem()).Remember(question, hits, validity.From, validity.Until, seen, stamped);

    // A project without any flag pays for the tasks only until the results of its earlier workloads are pruned.
    private void FindNone(FlaggedWorkloads workloads, FlagHistory history)
    {
        MayPrune = Inputs.IsPruneAskedFor;
        if (history.Gone.Count == 0 || Inputs.Prune == PruneMode.Never)
            workloads.NoteThatThereAreNone();
        else
            HasGone = !FailIfNotIncremental && history.GoneForADay.Count > 0;
    }

    /// <summary>Sets the outputs that make the later tasks run. With -question, it fails the build instead.</summary>
    private void PassOn(WorkloadCheckResult result)
    {
        if (!FailIfNotIncremental)
        {
            MayPrune = true;
            Resolved = [.. result.Known.Select(settings => SettingsResolution.ForRuntime(settings, Inputs.ForeignRuntimeIdentifier)).Select(ResolvedSettingsItem.From)];
            ToMeasure = [.. result.ToMeasure.Select(WorkloadDescriptorItem.From)];
        }
        else if (!Log.HasLoggedErrors)
            Report(WorkloadMessages.SettingsFileIsOutdated(Inputs.SettingsFile));
    }

    /// <summary>The inputs of the look-ups and of their answer, besides the workloads.</summary>
    private sealed record Conditions(CheckOptions Options, CurrentBuild Build, string Question, IReadOnlyList<StampedFile> Stamped);
}
