using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Simulation;

/// <summary>Adds the pauses of garbage collections to the runs of a loop. A run has whole pauses: one more or one less than another.</summary>
/// <param name="loop">The loop without pauses.</param>
/// <param name="collection">When memory is collected, and how long that takes.</param>
/// <param name="itemMicroseconds">Mean time of an item in a sequential run.</param>
/// <param name="clock">The clock that the runs advance.</param>
/// <param name="random">Draws the length of each pause.</param>
internal sealed class CollectingLoop(ILoopSubject loop, GarbageCollection collection, double itemMicroseconds, FakeTimeProvider clock, Random random) : ILoopSubject
{
    private double sinceLast;

    public int Items => loop.Items;

    public bool IsDivisible => loop.IsDivisible;

    public Execution ParallelExecution => loop.ParallelExecution;

    public Trial Run(ExecutionPlan candidate, TrialSize size, TimeSpan limit)
    {
        var trial = loop.Run(candidate, size, limit);
        sinceLast += size.Items * (double)size.Passes * itemMicroseconds;
        var collections = (int)Math.Min(sinceLast / collection.IntervalMicroseconds, int.MaxValue);
        sinceLast -= collections * collection.IntervalMicroseconds;
        // The sum of many pauses scatters less than a single one.
        var pause = TimeSpan.FromMicroseconds(collections * collection.PauseMicroseconds * (collections == 0 ? 1 : 1 + (random.Between(-0.5, 0.5) / Math.Sqrt(collections))));
        var elapsed = trial.Elapsed + pause;
        var isStopped = limit != Timeout.InfiniteTimeSpan && elapsed > limit;
        elapsed = isStopped ? limit : elapsed;
        clock.Advance(elapsed - trial.Elapsed);
        return trial with { Elapsed = elapsed, Collections = collections, CollectionPause = pause, IsComplete = trial.IsComplete && !isStopped };
    }

    public IReadOnlyList<double> TimeItems(int items, TimeSpan limit) => loop.TimeItems(items, limit);

    public DispatchOverhead MeasureOverhead(int workers) => loop.MeasureOverhead(workers);
}
