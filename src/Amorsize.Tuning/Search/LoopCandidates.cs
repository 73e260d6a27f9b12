using Amorsize.Engine;

namespace Amorsize.Tuning.Search;

/// <summary>The settings worth racing for a loop whose items compute: a few worker counts, and for the largest a few chunk sizes from fine to one range a worker.</summary>
internal static class LoopCandidates
{
    // A chunk of this much work makes the cost of claiming it, about a tenth of a microsecond, vanish.
    private const double ChunkMicroseconds = 100;

    // Chunk sizes closer than this factor cannot be told apart by measuring.
    private const double DistinctBy = 2;

    // What to try where a job does not say how many items it has.
    private const int UnknownItems = 1 << 10;

    public static IReadOnlyList<Setting> For(ISubject subject, double itemMicroseconds, TimeSpan trialTarget, int maxWorkers)
    {
        if (subject.ParallelExecution == Execution.Async)
            return [.. WorkerCounts(maxWorkers).Select(workers => new Setting(Execution.Async, workers, ChunkSize: 1))];
        var items = subject is { IsDivisible: false, Items: 1 }
            ? UnknownItems
            : TrialSize.For(subject, maxWorkers, itemMicroseconds, trialTarget).Items;
        return
        [
            .. WorkerCounts(maxWorkers).SelectMany(workers => ChunkSizes(items, workers, itemMicroseconds)
                .Take(workers == maxWorkers ? int.MaxValue : 1)
                .Select(chunk => new Setting(Execution.Threads, workers, chunk))),
        ];
    }

    private static IEnumerable<int> WorkerCounts(int maxWorkers)
    {
        for (var workers = 2; workers < maxWorkers; workers *= 2)
            yield return workers;
        if (maxWorkers > 1)
            yield return maxWorkers;
    }

    private static List<int> ChunkSizes(int items, int workers, double itemMicroseconds)
    {
        var oneRangeEach = Math.Max(1, (items + workers - 1) / workers);
        var amortised = ChunkMicroseconds / Math.Max(itemMicroseconds, 1e-6);
        var chosen = new List<int>();
        foreach (var size in (double[])[amortised, amortised / 16, items / (4.0 * workers), oneRangeEach])
        {
            var chunk = (int)Math.Clamp(size, 1, oneRangeEach);
            if (chosen.All(other => Math.Max(chunk, other) >= DistinctBy * Math.Min(chunk, other)))
                chosen.Add(chunk);
        }
        return chosen;
    }
}
