using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Simulation;

/// <summary>
/// Plays back recorded samples: each run takes the time of one sample of its plan. The samples come in blocks of random length from random places
/// (the stationary bootstrap of Politis and Romano, 1994). A fixed order would let the last sample predict the next one.
/// </summary>
internal sealed class RecordedLoop(RecordedLandscape landscape, FakeTimeProvider clock, Random random) : ILoopSubject
{
    private const double IoBoundCpuShare = 0.1;
    private const int MeanBlockLength = 5;
    private static readonly DispatchOverhead TypicalOverhead = new(ForkJoinMicroseconds: 10, ClaimMicroseconds: 0.1);

    private readonly Dictionary<ExecutionPlan, int> next = [];

    public int Items => landscape.Items;

    public bool IsDivisible => true;

    public Execution ParallelExecution => landscape.ParallelExecution;

    public Trial Run(ExecutionPlan candidate, TrialSize size, TimeSpan limit)
    {
        var cell = landscape.Nearest(candidate);
        var samples = landscape.Samples[cell];
        var index = next.TryGetValue(cell, out var known) && random.Next(MeanBlockLength) > 0 ? known : random.Next(samples.Count);
        next[cell] = (index + 1) % samples.Count;
        var elapsed = TimeSpan.FromMicroseconds(samples[index] * size.Items * size.Passes);
        var isComplete = limit == Timeout.InfiniteTimeSpan || elapsed <= limit;
        elapsed = isComplete ? elapsed : limit;
        clock.Advance(elapsed);
        return new(elapsed, landscape.IsIoBound ? IoBoundCpuShare : 1, IsComplete: isComplete);
    }

    public IReadOnlyList<double> TimeItems(int items, TimeSpan limit) => [];

    public DispatchOverhead MeasureOverhead(int workers) => TypicalOverhead;
}
