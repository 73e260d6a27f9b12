using Amorsize.Build.Items;
using Amorsize.Build.Properties;
using Amorsize.Caching;
using Amorsize.Caching.Flags;
using Microsoft.Build.Framework;

namespace Amorsize.Build;

/// <summary>Finds the flagged workloads of an assembly and looks each up in the cache. Runs in every build.</summary>
public sealed class CheckWorkloads : WorkloadTask
{
    /// <summary>Absolute path of the generated config.</summary>
    [Required]
    public string ConfigFile { get; set; } = "";

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

    /// <summary>A <see cref="PruneMode"/>.</summary>
    public string AmorsizePrune { get; set; } = "";

    /// <summary>The names of all workloads that the assembly flags without a mistake.</summary>
    [Output]
    public ITaskItem[] Flagged { get; private set; } = [];

    /// <summary>The workloads whose settings are settled; none where the generated config has them already.</summary>
    [Output]
    public ITaskItem[] Settled { get; private set; } = [];

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
        var ci = PropertyText.Bool(nameof(AmorsizeCI), AmorsizeCI);
        var mode = PropertyText.Choice<TuningMode>(nameof(AmorsizeMode), AmorsizeMode);
        var staleSeverity = PropertyText.Choice<StaleSeverity>(nameof(AmorsizeStaleSeverity), AmorsizeStaleSeverity);
        var machine = MachineHere();
        var build = BuildOn(machine);
        // Used later or elsewhere, but a wrong value is to be told by every build.
        _ = PropertyText.Bool(nameof(AmorsizeEnabled), AmorsizeEnabled);
        _ = PropertyText.Budget(nameof(AmorsizeTimeBudget), AmorsizeTimeBudget);
        _ = PropertyText.Budget(nameof(AmorsizeTotalTimeBudget), AmorsizeTotalTimeBudget);
        var prune = PropertyText.Choice<PruneMode>(nameof(AmorsizePrune), AmorsizePrune);
        if (mode == TuningMode.Auto)
            mode = ci ? TuningMode.CacheOnly : TuningMode.Profile;

        var flagged = ScanMemory.Recall(ScanFile, AssemblyPath);
        if (flagged.Count == 0)
            return;
        if (ForeignRuntimeIdentifier.Length > 0)
        {
            Report(WorkloadMessages.ForeignRuntime(AssemblyName, ForeignRuntimeIdentifier));
            return;
        }
        HasWorkloads = true;
        Flagged = [.. flagged.Where(workload => workload.Mistake is null).Select(workload => ItemText.NewItem(workload.Name))];
        var result = new WorkloadCheck(OpenLayers(new CacheFiles()), build, mode, staleSeverity).Run(flagged);
        result.Diagnostics.ForEach(Report);
        if (result.Verdicts.Count > 0)
            Report(WorkloadMessages.LookUps(result.Verdicts));
        ConfigIsOutdated = result.ToMeasure.Count > 0 || !GeneratedConfig.IsCurrent(ConfigFile, ToolVersion, machine, result.Settled);
        if (!ConfigIsOutdated && prune != PruneMode.Always)
            return;
        Machine = MachineText.Write(machine);
        Settled = [.. result.Settled.Select(SettledItem.From)];
        ToMeasure = [.. result.ToMeasure.Select(FlaggedItem.From)];
    }
}
