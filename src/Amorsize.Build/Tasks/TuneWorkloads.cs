using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Profiles workloads out of process, and stores what was measured.</summary>
public sealed class TuneWorkloads : CacheTask
{
    private const double MemoryShare = 0.75;

    /// <summary>The workloads to measure, as <see cref="CheckWorkloads"/> gave them.</summary>
    [Required]
    public ITaskItem[] Workloads { get; set; } = [];

    /// <summary>The machine, as <see cref="CheckWorkloads"/> gave it.</summary>
    [Required]
    public string Machine { get; set; } = "";

    /// <summary>Absolute path of the assembly that has them.</summary>
    [Required]
    public string AssemblyPath { get; set; } = "";

    /// <summary>Absolute path of its .deps.json.</summary>
    [Required]
    public string DependencyFile { get; set; } = "";

    /// <summary>Absolute path of its .runtimeconfig.json; a library has none.</summary>
    [Required]
    public string RuntimeConfigFile { get; set; } = "";

    /// <summary>The shared frameworks it runs on, with their versions.</summary>
    public ITaskItem[] RuntimeFrameworks { get; set; } = [];

    /// <summary>The folders of NuGet packages, separated by semicolons.</summary>
    public string PackageFolders { get; set; } = "";

    /// <summary>Absolute path of the profiler's assembly.</summary>
    [Required]
    public string Profiler { get; set; } = "";

    /// <summary>The dotnet executable.</summary>
    public string DotNetHost { get; set; } = "";

    /// <summary>A <see cref="TuningMode"/>.</summary>
    public string AmorsizeMode { get; set; } = "";

    /// <summary>A time span.</summary>
    public string AmorsizeTimeBudget { get; set; } = "";

    /// <summary>A time span.</summary>
    public string AmorsizeTotalTimeBudget { get; set; } = "";

    /// <summary>A <see cref="StaleSeverity"/>.</summary>
    public string AmorsizeStaleSeverity { get; set; } = "";

    /// <summary>Whether to say all that choices are made of.</summary>
    public string AmorsizeExplain { get; set; } = "";

    /// <summary>The same workloads, settled.</summary>
    [Output]
    public ITaskItem[] Resolved { get; private set; } = [];

    private protected override void Run()
    {
        var limits = new TuningLimits(
            PropertyText.Budget(nameof(AmorsizeTimeBudget), AmorsizeTimeBudget),
            PropertyText.Budget(nameof(AmorsizeTotalTimeBudget), AmorsizeTotalTimeBudget));
        var profiler = new OutOfProcessProfiler(Host(), (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * MemoryShare));
        var refresh = PropertyText.Choice<TuningMode>(nameof(AmorsizeMode), AmorsizeMode) == TuningMode.Refresh;
        var staleSeverity = PropertyText.Choice<StaleSeverity>(nameof(AmorsizeStaleSeverity), AmorsizeStaleSeverity);
        var run = new TuningRun(OpenLayers(new LocalFileSystem()), OpenCache(new LocalFileSystem()), BuildOn(MachineText.Read(Machine)), profiler, limits, TimeProvider.System, Report);
        var workloads = Workloads.Select(WorkloadDescriptorItem.ToWorkload).ToList();
        var longestWait = 2 * limits.TotalBudget;
        using (var alone = MachineLock.Acquire(MachineLock.DefaultPath, longestWait, Cancellation))
        {
            var settled = alone is null
                ? run.PutOff(workloads, longestWait, mayBeMeasured: !refresh, staleSeverity)
                : run.Run(workloads, AssemblyPath, mayBeMeasured: !refresh, staleSeverity, Cancellation);
            Resolved = [.. settled.Select(ResolvedSettingsItem.From)];
        }
        if (PropertyText.Bool(nameof(AmorsizeExplain), AmorsizeExplain))
            run.Measured.SelectMany(result => Explanations.Of(result.Entry)).ToList().ForEach(Report);
        // Whoever waits to measure does not wait for a server.
        using var remote = OpenRemote();
        remote?.Push(run.Measured);
    }

    private ProfilerHost Host() => new(
        DotNetHost.Length > 0 ? DotNetHost : "dotnet",
        Profiler,
        AssemblyPath,
        DependencyFile,
        RuntimeConfigFile,
        [.. RuntimeFrameworks.Select(framework => (framework.ItemSpec, framework.GetMetadata("Version")))],
        // A trailing separator would escape the quote that ends the argument on some systems.
        [.. PackageFolders.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(folder => folder.TrimEnd('/', '\\'))]);
}
