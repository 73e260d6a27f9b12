using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;

namespace Amorsize.Profiler.Subjects;

/// <summary>A loop over items whose body is asynchronous: each call returns a task.</summary>
internal sealed class AsyncLoopSubject<T>(T[] items, Func<T, CancellationToken, ValueTask> body) : ILoopSubject
{
    private readonly ItemSpread<T> spread = new(items);

    public int Items => items.Length;

    public bool IsDivisible => true;

    public Execution ParallelExecution => Execution.Async;

    public Trial Run(ExecutionPlan candidate, TrialSize size, TimeSpan limit)
    {
        var sample = spread.Take(size.Items, size.Part, size.Parts);
        return Stopwatches.Time(size.Passes, limit, stop => LoopEngine.ForEachAsync(sample, candidate, body, stop));
    }

    public IReadOnlyList<double> TimeItems(int items, TimeSpan limit) =>
        Stopwatches.TimeEach(spread.Take(items), limit, item => body(item, CancellationToken.None).AsTask().GetAwaiter().GetResult());

    public DispatchOverhead MeasureOverhead(int workers) => EmptyLoop.Measure<T>(workers);
}
