using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests;

/// <summary>A workload that is a formula. A run takes no time but advances the clock by the time that the formula gives.</summary>
/// <param name="clock">The clock that the runs advance.</param>
/// <param name="itemMicroseconds">Time of an item under a plan.</param>
internal sealed class SyntheticSubject(FakeTimeProvider clock, Func<ExecutionPlan, double> itemMicroseconds) : ILoopSubject
{
    public int Items { get; init; } = 1000;

    public bool IsDivisible { get; init; } = true;

    public Execution ParallelExecution { get; init; } = Execution.Threads;

    /// <summary>CPU time over elapsed time.</summary>
    public double CpuShare { get; init; } = 1;

    /// <summary>CPU time over elapsed time of the run with this number; null: the same for all runs.</summary>
    public Func<int, double>? CpuShareOf { get; init; }

    /// <summary>Time of the run with this number over the time that the formula gives.</summary>
    public Func<int, double> SlowdownOfRun { get; init; } = _ => 1;

    /// <summary>Times of single items.</summary>
    public IReadOnlyList<double> ItemTimes { get; init; } = [];

    /// <summary>Time that an item waits in its first run, in microseconds.</summary>
    public double FirstWaitMicroseconds { get; init; }

    /// <summary>Bytes that an item allocates.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>CPU time of each run; zero: it is unknown.</summary>
    public TimeSpan Cpu { get; set; }

    public DispatchOverhead Overhead { get; init; } = new(ForkJoinMicroseconds: 5, ClaimMicroseconds: 0.05);

    public List<ExecutionPlan> Runs { get; } = [];

    /// <summary>Sizes of all runs, in their order.</summary>
    public List<TrialSize> Sizes { get; } = [];

    public int MaxItemsInOneRun { get; private set; }

    public int MaxPassesInOneRun { get; private set; }

    public Trial Run(ExecutionPlan candidate, TrialSize size, TimeSpan limit)
    {
        var (items, passes) = (size.Items, size.Passes);
        // A whole job is never split.
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
        Sizes.Add(size);
        MaxItemsInOneRun = Math.Max(MaxItemsInOneRun, items);
        MaxPassesInOneRun = Math.Max(MaxPassesInOneRun, passes);
        clock.Advance(elapsed);
        return new(elapsed, cpuShare, AllocatedBytes * items * passes, IsComplete: isComplete) { Cpu = Cpu };
    }

    public IReadOnlyList<double> TimeItems(int items, TimeSpan limit) => ItemTimes;

    public DispatchOverhead MeasureOverhead(int workers) => Overhead;
}
