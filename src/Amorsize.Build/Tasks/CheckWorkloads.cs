using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Finds the flagged workloads of an assembly and looks up each of them in the cache. Runs in every build.</summary>
public sealed class CheckWorkloads : WorkloadTask, IIncrementalTask
{
    /// <summary>Absolute path of the generated settings file.</summary>
    [Required]
    public string ConfigFile { get; set; } = "";

    /// <summary>Absolute path of the file that remembers the last check.</summary>
    [Required]
    public string CheckFile { get; set; } = "";

    /// <summary>Absolute path of the note that the assembly flags nothing.</summary>
    [Required]
    public string NoWorkloadsFile { get; set; } = "";

    /// <summary>true or false. docs/reference/properties.md explains all properties that begin with Amorsize.</summary>
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

    /// <summary>Whether to list all inputs of each verdict.</summary>
    public string AmorsizeExplain { get; set; } = "";

    /// <summary>A <see cref="PruneMode"/>.</summary>
    public string AmorsizePrune { get; set; } = "";

    /// <summary>Whether the build is made to fill the caches, so that results found here are pushed to the remote cache.</summary>
    public bool IsPrewarming { get; set; }

    /// <summary>Whether the build only asks if there is something to do (-question); set by the engine.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>The names of all workloads that the assembly flags without a mistake.</summary>
    [Output]
    public ITaskItem[] Workloads { get; private set; } = [];

    /// <summary>The resolved settings of workloads that are not measured; none if the settings file is current.</summary>
    [Output]
    public ITaskItem[] Resolved { get; private set; } = [];

    /// <summary>The workloads to measure.</summary>
    [Output]
    public ITaskItem[] ToMeasure { get; private set; } = [];

    /// <summary>Whether the assembly flags a workload that can run here.</summary>
    [Output]
    public bool HasWorkloads { get; private set; }

    /// <summary>Whether the settings file must be written.</summary>
    [Output]
    public bool ConfigIsOutdated { get; private set; }

    /// <summary>The machine that results must hold on.</summary>
    [Output]
    public string Machine { get; private set; } = "";

    // A wrong value is reported by the check.
    private bool IsAskedToExplain => !AmorsizeExplain.Equals("false", StringComparison.OrdinalIgnoreCase);

    private protected override void Run()
    {
        var machine = MachineHere();
        var memory = new UpToDateCheck(CheckFile, TimeProvider.System, new LocalFileSystem());
        var question = QuestionOn(machine);
        if (IsPrewarming || IsAskedToExplain || memory.Recall(question) is not { } hits)
        {
            Check(machine, memory, question);
            return;
        }
        HasWorkloads = true;
        Report(WorkloadMessages.AllHits(hits));
    }

    // A method of its own, so that a build that has nothing to do need not compile it.
    private void Check(Machine machine, UpToDateCheck memory, string question)
    {
        var files = new RecordingFileSystem(new LocalFileSystem());
        var flagged = new FlaggedWorkloads(AssemblyPath, ScanFile, NoWorkloadsFile, files).Find();
        if (flagged.Count == 0)
            return;
        var options = CheckOptions.Read(AmorsizeMode, AmorsizeCI, AmorsizeStaleSeverity, AmorsizeExplain, isQuestion: FailIfNotIncremental, IsPrewarming);
        var build = BuildOn(machine);
        var prune = ReadForLaterTasks();
        using var remote = OpenRemote();
        if (ForeignRuntimeIdentifier.Length > 0)
        {
            Report(WorkloadMessages.ForeignRuntime(AssemblyName, ForeignRuntimeIdentifier));
            return;
        }
        HasWorkloads = true;
        Workloads = [.. flagged.Where(workload => workload.Mistake is null).Select(workload => ItemText.NewItem(workload.Name))];
        var result = new WorkloadCheck(NewCheckStep(files, options, remote), build, ConfigFile, files, Report).Run(flagged);
        ConfigIsOutdated = result.IsOutdated;
        if (result.IsOutdated || (prune == PruneMode.Always && !FailIfNotIncremental))
            PassOn(result, machine);
        else if (result.AllHits is { } validity && !IsPrewarming && files.Seen is { } seen)
            memory.Remember(question, flagged.Count, validity, seen);
    }

    /// <summary>Reads the properties of later tasks too, because every build reports a wrong value.</summary>
    private PruneMode ReadForLaterTasks()
    {
        _ = PropertyText.Bool(nameof(AmorsizeEnabled), AmorsizeEnabled);
        _ = PropertyText.Budget(nameof(AmorsizeTimeBudget), AmorsizeTimeBudget);
        _ = PropertyText.Budget(nameof(AmorsizeTotalTimeBudget), AmorsizeTotalTimeBudget);
        return PropertyText.Choice<PruneMode>(nameof(AmorsizePrune), AmorsizePrune);
    }

    /// <summary>Gives the later tasks something to do, or fails if the build only asks.</summary>
    private void PassOn(WorkloadCheckResult result, Machine machine)
    {
        if (!FailIfNotIncremental)
        {
            Machine = MachineText.Write(machine);
            Resolved = [.. result.Resolved.Select(ResolvedSettingsItem.From)];
            ToMeasure = [.. result.ToMeasure.Select(WorkloadDescriptorItem.From)];
        }
        else if (!Log.HasLoggedErrors)
            Report(WorkloadMessages.SettingsFileIsOutdated(ConfigFile));
    }

    internal string QuestionOn(Machine machine)
    {
        var properties = "";
        foreach (var property in MeasurementProperties)
            properties += $"{property.ItemSpec}={property.GetMetadata("Value")};";
        return UpToDateQuestion.Of(
            machine, properties, ProjectFile, AssemblyPath, AssemblyName, TargetFramework, TargetFrameworkVersion, Configuration, ForeignRuntimeIdentifier,
            ServerGarbageCollection, ConcurrentGarbageCollection, ScanFile, CacheDirectory, ConfigFile, CheckFile, NoWorkloadsFile, AmorsizeEnabled, AmorsizeMode,
            AmorsizeCI, AmorsizeCacheTtl, AmorsizeTimeBudget, AmorsizeTotalTimeBudget, AmorsizeStaleSeverity, AmorsizePrune, AmorsizeBaselineFile,
            RemoteItem.Text(RemoteCache), IsPrewarming ? "prewarm" : "", AmorsizeExplain, FailIfNotIncremental ? "-question" : "");
    }
}
