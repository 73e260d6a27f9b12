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

    /// <summary>The same workloads, settled.</summary>
    [Output]
    public ITaskItem[] Resolved { get; private set; } = [];

    private protected override void Run()
    {
        var limits = new TuningLimits(Inputs.TimeBudget, Inputs.TotalTimeBudget);
        var profiler = new OutOfProcessProfiler(Host(), (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * MemoryShare));
        var refresh = Inputs.Mode == TuningMode.Refresh;
        var staleSeverity = Inputs.StaleSeverity;
        var run = new TuningRun(OpenLayers(new LocalFileSystem()), OpenCache(new LocalFileSystem()), CurrentBuild(), profiler, limits, TimeProvider.System, Report);
        var workloads = Workloads.Select(WorkloadDescriptorItem.ToWorkload).ToList();
        var longestWait = 2 * limits.TotalBudget;
        using (var alone = MachineLock.Acquire(MachineLock.DefaultPath, longestWait, Cancellation))
        {
            var settled = alone is null
                ? run.PutOff(workloads, longestWait, mayBeMeasured: !refresh, staleSeverity)
                : run.Run(workloads, Inputs.AssemblyPath, mayBeMeasured: !refresh, staleSeverity, Cancellation);
            Resolved = [.. settled.Select(ResolvedSettingsItem.From)];
        }
        if (Inputs.Explains)
            run.Measured.SelectMany(result => Explanations.Of(result.Entry)).ToList().ForEach(Report);
        // Whoever waits to measure does not wait for a server.
        using var remote = OpenRemote();
        remote?.Push(run.Measured);
    }

    private ProfilerHost Host() => new(
        Inputs.DotNet,
        Profiler,
        Inputs.AssemblyPath,
        DependencyFile,
        RuntimeConfigFile,
        [.. RuntimeFrameworks.Select(framework => (framework.ItemSpec, framework.GetMetadata("Version")))],
        // A trailing separator would escape the quote that ends the argument on some systems.
        [.. PackageFolders.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(folder => folder.TrimEnd('/', '\\'))]);
}
