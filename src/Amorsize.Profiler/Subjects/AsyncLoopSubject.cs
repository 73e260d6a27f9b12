using Amorsize.Engine;
using Amorsize.Tuning.Search;

namespace Amorsize.Profiler.Subjects;

/// <summary>A loop over items whose calls return a task.</summary>
internal sealed class AsyncLoopSubject<T>(T[] items, Func<T, CancellationToken, ValueTask> body) : ISubject
{
    private readonly ItemSpread<T> spread = new(items);

    public int Items => items.Length;

    public bool IsDivisible => true;

    public Execution ParallelExecution => Execution.Async;

    public Trial Run(Setting candidate, int items, int passes)
    {
        var chosen = spread.Take(items);
        return Stopwatches.Time(passes, () => LoopEngine.ForEachAsync(chosen, candidate, body, CancellationToken.None));
    }
}
