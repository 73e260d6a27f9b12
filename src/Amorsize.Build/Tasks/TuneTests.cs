using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Files;
using Amorsize.Platform.Processors;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Runs a test suite under several plans and stores the result. If it has a valid result, checks only whether its time has changed.</summary>
public sealed class TuneTests : SuiteTask
{
    // A run of the suite that uses more than this share of the usable memory is ended.
    private const double MemoryShare = 0.5;

    /// <summary>
    /// The plan to use, in the form of <see cref="SuitePlanText"/>. The input is the plan that <see cref="CheckTests"/> found, even a stale one; a measurement
    /// replaces it.
    /// </summary>
    [Output]
    public string Setting { get; set; } = SuitePlanText.Write(SuitePlan.Unchanged);

    /// <summary>Absolute path of the profiler's assembly, which watches over test processes.</summary>
    public string Profiler { get; set; } = "";

    private protected override void Run()
    {
        var limits = Limits;
        if (Scan() is not { } suite)
            return;
        using var watchdog = Watchdog.Start(Inputs.DotNet, Profiler);
        var found = Measure(MeasurementOf(suite, limits), new(limits.Slice, limits.Slice), [SubjectOf(suite)]).Single().Found;
        if (found.Verdict is Verdict.Hit or Verdict.Failed)
            Setting = SuitePlanText.Write(SuiteSubject.PlanOf(found));
    }

    private SuiteMeasurement MeasurementOf(TestSuite suite, SuiteLimits limits)
    {
        var (project, files) = (ProjectOf(suite), new LocalFileSystem());
        var runnerFiles = new SuiteFiles(project, files);
        var writer = new SuitePlanWriter(files, Report);
        return new(Open, plan => writer.Write(runnerFiles, plan), SuitePlanText.Read(Setting), limits, new(Inputs.CacheDirectory, files), Inputs.Mode == TuningMode.Refresh, InstrumentsOf(ControlGroups.Here));

        SuiteProcess Open(int shuffledRuns, CancellationToken cancellationToken)
        {
            var traits = project.Framework.TraitsOf(suite, limits.Processors, setsMinThreads: !runnerFiles.HasOwnPoolThreads) with { KeepsApart = project.Framework.KeepsApart(project) };
            var memoryLimit = (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * MemoryShare);
            return new(project, traits, runnerFiles.Write, memoryLimit, ProcessorTimesReader.ReadEndedChildren, cancellationToken, shuffledRuns);
        }
    }

    // The tests run in processes of their own, so compilation and memory of this process say nothing about them.
    private static Instruments InstrumentsOf(ControlGroups groups) => new(
        TimeProvider.System, CompilationTime: () => TimeSpan.Zero, ProcessorTimesReader.ReadUnlessInterferenceIsAccepted, PeakMemory: () => 0)
    {
        BuildTimes = static () => BuildCpuTime.Read(withSelf: false),
        CpuQuota = groups.CpuQuota,
        ThrottledTime = () => groups.ThrottledTime,
    };
}
