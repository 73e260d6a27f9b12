using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;

namespace Amorsize.Profiler.Subjects;

/// <summary>A loop over items whose body is synchronous: each call returns when the item is done.</summary>
internal sealed class LoopSubject<T>(T[] items, Action<T> body) : ILoopSubject
{
    private readonly ItemSpread<T> spread = new(items);

    public int Items => items.Length;

    public bool IsDivisible => true;

    public Execution ParallelExecution => Execution.Threads;

    public Trial Run(ExecutionPlan candidate, int items, int passes, TimeSpan limit)
    {
        var part = spread.Take(items);
        LoopEngine.Prepare(candidate);
        return Stopwatches.Time(passes, limit, stop => LoopEngine.ForEach(part, candidate, body, stop));
    }

    public IReadOnlyList<double> TimeItems(int items) => Stopwatches.TimeEach(spread.Take(items), body);

    public DispatchOverhead MeasureOverhead(int workers) => EmptyLoop.Measure<T>(workers);
}
