using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Simulation;

/// <summary>
/// Plays back what was recorded: a run under a setting takes what one of the recorded samples took, in their order for a while and then from another place, as the dice choose
/// (the stationary bootstrap of Politis and Romano, 1994): in a fixed order, what has just been seen would tell what comes next.
/// </summary>
internal sealed class RecordedLoop(RecordedLandscape landscape, FakeTimeProvider clock, Random random) : ILoopSubject
{
    private const double ShareOfWaiting = 0.1;
    private const int MeanLengthInOrder = 5;
    private static readonly DispatchOverhead Usual = new(ForkJoinMicroseconds: 10, ClaimMicroseconds: 0.1);

    private readonly Dictionary<ExecutionPlan, int> next = [];

    public int Items => landscape.Items;

    public bool IsDivisible => true;

    public Execution ParallelExecution => landscape.ParallelExecution;

    public Trial Run(ExecutionPlan candidate, int items, int passes, TimeSpan limit)
    {
        var cell = landscape.Nearest(candidate);
        var samples = landscape.Samples[cell];
        var index = next.TryGetValue(cell, out var known) && random.Next(MeanLengthInOrder) > 0 ? known : random.Next(samples.Count);
        next[cell] = (index + 1) % samples.Count;
        var elapsed = TimeSpan.FromMicroseconds(samples[index] * items * passes);
        var isComplete = limit == Timeout.InfiniteTimeSpan || elapsed <= limit;
        elapsed = isComplete ? elapsed : limit;
        clock.Advance(elapsed);
        return new(elapsed, landscape.IsLatencyBound ? ShareOfWaiting : 1, IsComplete: isComplete);
    }

    public IReadOnlyList<double> TimeItems(int items) => [];

    public DispatchOverhead MeasureOverhead(int workers) => Usual;
}
