using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests;

/// <summary>A workload that exists only as a formula: a run takes no time but moves the clock on by what it would have taken.</summary>
/// <param name="clock">The clock that is moved.</param>
/// <param name="itemMicroseconds">Time of an item under a plan, and how many passes of how many items are run.</param>
internal sealed class SyntheticSubject(FakeTimeProvider clock, Func<ExecutionPlan, double> itemMicroseconds) : ILoopSubject
{
    public int Items { get; init; } = 1000;

    public bool IsDivisible { get; init; } = true;

    public Execution ParallelExecution { get; init; } = Execution.Threads;

    /// <summary>CPU time over elapsed time.</summary>
    public double CpuShare { get; init; } = 1;

    /// <summary>The same of the run with this number, where it is not the same for all.</summary>
    public Func<int, double>? CpuShareOf { get; init; }

    /// <summary>Time of the run with this number over what it should be.</summary>
    public Func<int, double> SlowdownOfRun { get; init; } = _ => 1;

    /// <summary>Times of its single items, for who asks.</summary>
    public IReadOnlyList<double> ItemTimes { get; init; } = [];

    /// <summary>What an item waits for when it is run for the first time, in microseconds.</summary>
    public double FirstWaitMicroseconds { get; init; }

    /// <summary>What an item allocates.</summary>
    public long AllocatedBytes { get; init; }

    public DispatchOverhead Overhead { get; init; } = new(ForkJoinMicroseconds: 5, ClaimMicroseconds: 0.05);

    public List<ExecutionPlan> Runs { get; } = [];

    public int MaxItemsInOneRun { get; private set; }

    public int MaxPassesInOneRun { get; private set; }

    public Trial Run(ExecutionPlan candidate, int items, int passes, TimeSpan limit)
    {
        // A job is always run whole.
        if (!IsDivisible)
            items = Items;
        var elapsed = TimeSpan.FromMicroseconds(itemMicroseconds(candidate) * items * passes * SlowdownOfRun(Runs.Count));
        var cpuShare = CpuShareOf?.Invoke(Runs.Count) ?? CpuShare;
        if (items > MaxItemsInOneRun)
        {
            var waited = elapsed + TimeSpan.FromMicroseconds(FirstWaitMicroseconds * (items - MaxItemsInOneRun));
            (elapsed, cpuShare) = (waited, cpuShare * (elapsed / waited));
        }
        var isComplete = limit == Timeout.InfiniteTimeSpan || elapsed <= limit;
        elapsed = isComplete ? elapsed : limit;
        Runs.Add(candidate);
        MaxItemsInOneRun = Math.Max(MaxItemsInOneRun, items);
        MaxPassesInOneRun = Math.Max(MaxPassesInOneRun, passes);
        clock.Advance(elapsed);
        return new(elapsed, cpuShare, AllocatedBytes * items * passes, isComplete);
    }

    public IReadOnlyList<double> TimeItems(int items) => ItemTimes;

    public DispatchOverhead MeasureOverhead(int workers) => Overhead;
}
