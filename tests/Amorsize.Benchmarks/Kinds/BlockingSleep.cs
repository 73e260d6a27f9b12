namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that block, like the calls of a client without asynchronous methods.</summary>
internal readonly struct BlockingSleep : IComputation<int, int>
{
    public static KindFacts Facts { get; } = new("blocking-sleep", "96 items that block for 5 ms: a thread for each is best, and the pool grows too slowly to give them", Nature.IoBound);

    public static int[] Items => [.. Enumerable.Repeat(5, 96)];

    [Workload("blocking-sleep", Items = nameof(Items))]
    public static int Run(int item)
    {
        Thread.Sleep(item);
        return item;
    }
}
