namespace Amorsize.Benchmarks.Measuring;

/// <summary>A way to write a loop.</summary>
internal enum Form
{
    /// <summary>The engine, under a plan.</summary>
    Engine,

    /// <summary>A plain loop: sequential.</summary>
    Loop,

    /// <summary><c>Parallel.For</c> over an array.</summary>
    ParallelFor,

    /// <summary><c>Parallel.ForEach</c> over a list.</summary>
    ParallelForEachOfList,

    /// <summary><c>Parallel.ForEach</c> over a lazy sequence.</summary>
    ParallelForEachOfSequence,

    /// <summary><c>Parallel.ForEach</c> over <c>Partitioner.Create(0, n)</c>.</summary>
    PartitionerRanges,

    /// <summary><c>AsParallel().ForAll</c>.</summary>
    PlinqForAll,

    /// <summary><c>AsParallel().Select(…).ToArray()</c>.</summary>
    PlinqSelect,

    /// <summary><c>Parallel.ForEachAsync</c> with its default options.</summary>
    ParallelForEachAsync,

    /// <summary><c>Task.WhenAll</c> over all items at once.</summary>
    WhenAll,
}
