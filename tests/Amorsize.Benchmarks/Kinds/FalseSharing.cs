namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that write to neighbouring counters, which share cache lines.</summary>
internal readonly struct FalseSharing : IComputation<int, long>
{
    private const int Counters = 8;
    private const int Increments = 400;

    private static readonly long[] counters = new long[Counters];

    public static KindFacts Facts { get; } = new(
        "false-sharing", "100,000 items of 0.2 µs that count in one of 8 neighbouring numbers: parallel is slower than sequential, by how much differs from process to process", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Range(0, 100_000)];

    [Workload("false-sharing", Items = nameof(Items))]
    public static long Run(int item)
    {
        ref var counter = ref counters[item % Counters];
        for (var i = 0; i < Increments; i++)
            Volatile.Write(ref counter, Volatile.Read(ref counter) + 1);
        return counter;
    }
}
