using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Verdicts;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Profiles workloads out of process, and stores the results.</summary>
public sealed class TuneWorkloads : CacheTask
{
    /// <summary>The workloads to measure: the output <see cref="CheckWorkloads.ToMeasure"/>.</summary>
    [Required]
    public ITaskItem[] Workloads { get; set; } = [];

    /// <summary>The shared frameworks that the assembly runs on, with their versions.</summary>
    public ITaskItem[] RuntimeFrameworks { get; set; } = [];

    /// <summary>Absolute path of the profiler's assembly.</summary>
    [Required]
    public string Profiler { get; set; } = "";

    /// <summary>The resolved settings of <see cref="Workloads"/>.</summary>
    [Output]
    public ITaskItem[] Resolved { get; private set; } = [];

    private protected override void Run()
    {
        var profiler = new OutOfProcessProfiler(ProfilerHost.Of(Inputs, Profiler, RuntimeFrameworkItem.ToFrameworks(RuntimeFrameworks)), OutOfProcessProfiler.UsableMemory, ReportStage);
        var build = CurrentBuild();
        // The check has found that something was built.
        var looks = NewLooks(DateTimeOffset.MinValue);
        var subjects = Workloads.Select(item => new WorkloadSubject(WorkloadDescriptorItem.ToWorkload(item), build, looks)).ToList();
        var conclusions = Measure(
            new WorkloadMeasurement(profiler, Inputs.AssemblyPath, looks is null ? null : new(profiler, looks, Inputs.LookTime, TimeProvider.System)),
            new TuningLimits(Inputs.TimeBudget, Inputs.TotalTimeBudget),
            subjects);
        if (!Inputs.IsOptimized && conclusions.Any(conclusion => conclusion.Found is { Verdict: Verdict.Hit, Source: SettingsSource.Profiled }))
            Report(WorkloadMessages.MeasuredUnoptimized(Inputs.AssemblyName, Inputs.Configuration));
        Resolved = [.. conclusions.Select(SettingsResolution.Of).Select(ResolvedSettingsItem.From)];
    }
}
