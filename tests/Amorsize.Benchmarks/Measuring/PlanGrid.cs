using Amorsize.Benchmarks.Kinds;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>The grid of plans that an exhaustive search would try.</summary>
internal static class PlanGrid
{
    private const int MaxThreads = 128;
    private const int MaxInFlight = 512;

    public static IReadOnlyList<ExecutionPlan> For(IKind kind, int processors) => For(kind.Execution, kind.Facts.Nature, kind.Items, processors);

    /// <param name="execution">The kind of execution that the engine uses in parallel.</param>
    /// <param name="nature">The resource that limits the kind.</param>
    /// <param name="items">At least 1.</param>
    /// <param name="processors">At least 1.</param>
    public static IReadOnlyList<ExecutionPlan> For(Execution execution, Nature nature, int items, int processors)
    {
        var beyond = execution == Execution.Async ? MaxInFlight : MaxThreads;
        var workers = WorkerCounts(Math.Min(items, nature == Nature.CpuBound ? processors : Math.Max(processors, beyond)), processors);
        var parallel = execution == Execution.Async
            ? workers.Select(count => new ExecutionPlan(execution, count, ChunkSize: 1))
            : workers.SelectMany(count => ChunkSizes(items, count).Select(chunk => new ExecutionPlan(execution, count, chunk)));
        return [.. parallel.Prepend(ExecutionPlan.FrameworkDefault(execution, processors)).Prepend(ExecutionPlan.Sequential).Distinct()];
    }

    // 2, 3, 4, 6, 8, 12, 16, 24 and so on, the number of processors, and the maximum.
    private static IEnumerable<int> WorkerCounts(int most, int processors)
    {
        var counts = new SortedSet<int> { most, Math.Min(processors, most) };
        for (var count = 2; count <= most; count *= 2)
        {
            counts.Add(count);
            counts.Add(Math.Min(count * 3 / 2, most));
        }
        return counts.Where(count => count > 1);
    }

    // 1, 2, 4 and so on, and one range a worker.
    private static IEnumerable<int> ChunkSizes(int items, int workers)
    {
        var oneRangeEach = (items + workers - 1) / workers;
        for (var chunk = 1; chunk < oneRangeEach; chunk *= 2)
            yield return chunk;
        yield return oneRangeEach;
    }
}
