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

    public Trial Run(ExecutionPlan candidate, TrialSize size, TimeSpan limit)
    {
        var sample = spread.Take(size.Items, size.Part, size.Parts);
        LoopEngine.Prepare(candidate);
        return Stopwatches.Time(size.Passes, limit, stop => LoopEngine.ForEach(sample, candidate, body, stop));
    }

    public IReadOnlyList<double> TimeItems(int items, TimeSpan limit) => Stopwatches.TimeEach(spread.Take(items), limit, body);

    public DispatchOverhead MeasureOverhead(int workers) => EmptyLoop.Measure<T>(workers);
}
