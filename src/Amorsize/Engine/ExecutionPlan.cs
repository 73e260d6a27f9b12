using System.Globalization;

namespace Amorsize.Engine;

/// <summary>How the engine runs the items of one loop. The search compares such plans as its candidates.</summary>
/// <param name="Execution">Sequential, on threads or asynchronously.</param>
/// <param name="Workers">The most items that run at once; at least 1.</param>
/// <param name="ChunkSize">Items that a worker claims at a time; 0 leaves workers and partitioning to the framework.</param>
internal readonly record struct ExecutionPlan(Execution Execution, int Workers, int ChunkSize)
{
    /// <summary>The reference plan that runs one item after the other.</summary>
    public static ExecutionPlan Sequential { get; } = new(Execution.Sequential, Workers: 1, ChunkSize: 1);

    /// <summary>Whether <see cref="Parallel"/> chooses workers and partitioning.</summary>
    public bool IsLeftToFramework => Execution == Execution.Threads && ChunkSize == 0;

    /// <summary>
    /// The reference plan that a loop without <see cref="ParallelOptions"/> has: that of <c>Parallel.For</c>, or of <c>Parallel.ForEachAsync</c> for
    /// asynchronous items.
    /// </summary>
    public static ExecutionPlan FrameworkDefault(Execution execution, int processors) =>
        new(execution, processors, ChunkSize: execution == Execution.Async ? 1 : 0);

    /// <summary>
    /// Options for <see cref="Parallel"/>. The degree is -1 (no limit) if the framework chooses the partitioning and the plan allows at least one worker a
    /// processor.
    /// </summary>
    public ParallelOptions ToParallelOptions(CancellationToken cancellationToken) => new()
    {
        MaxDegreeOfParallelism = IsLeftToFramework && Workers >= Environment.ProcessorCount ? -1 : Workers,
        CancellationToken = cancellationToken,
    };

    /// <summary>The plan in words, for messages.</summary>
    public override string ToString() => this switch
    {
        { Execution: Execution.Sequential } => "sequential",
        { Execution: Execution.Async } => string.Create(CultureInfo.InvariantCulture, $"{Workers} in flight"),
        { ChunkSize: 0 } => string.Create(CultureInfo.InvariantCulture, $"{Workers} workers, partitioned by the framework"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Workers} workers, chunk {ChunkSize}"),
    };
}
