namespace Amorsize.Engine;

/// <summary>What the engine is told: how to run the items of one loop.</summary>
/// <param name="Execution">Sequential, on threads or asynchronously.</param>
/// <param name="Workers">The most items in work at once; at least 1.</param>
/// <param name="ChunkSize">Items that a worker claims at a time; 0 leaves workers and partitioning to the framework.</param>
internal readonly record struct Setting(Execution Execution, int Workers, int ChunkSize)
{
    public static Setting Sequential { get; } = new(Execution.Sequential, Workers: 1, ChunkSize: 1);

    public static Setting FrameworkDefault(int processors) => new(Execution.Threads, processors, ChunkSize: 0);

    public bool IsLeftToFramework => Execution == Execution.Threads && ChunkSize == 0;
}
