using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Amorsize.Profiler.Binding;

namespace Amorsize.Profiler.Subjects;

/// <summary>A whole job: a method that gets the settings and runs its loop itself. The search can time the job, but not single items.</summary>
internal sealed class JobSubject(string workload, int itemCount, WorkloadCall<TunedSettings> call) : ILoopSubject
{
    public int Items => Math.Max(1, itemCount);

    public bool IsDivisible => false;

    public Execution ParallelExecution => call.Asynchronous is null ? Execution.Threads : Execution.Async;

    public Trial Run(ExecutionPlan candidate, TrialSize size, TimeSpan limit)
    {
        var settings = new TunedSettings(new() { Name = workload, Plan = candidate, Source = SettingsSource.Profiled, Reason = "the workload is being profiled" });
        LoopEngine.Prepare(candidate);
        return call.Asynchronous is null
            ? Stopwatches.Time(size.Passes, Timeout.InfiniteTimeSpan, _ => call.Synchronous!(settings))
            : Stopwatches.Time(size.Passes, limit, stop => call.Asynchronous(settings, stop).AsTask());
    }

    public IReadOnlyList<double> TimeItems(int items, TimeSpan limit) => [];

    public DispatchOverhead MeasureOverhead(int workers) => EmptyLoop.Measure<int>(workers);
}
