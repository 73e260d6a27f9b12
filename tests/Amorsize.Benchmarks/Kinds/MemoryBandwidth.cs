namespace Amorsize.Benchmarks.Kinds;

/// <summary>Sums over more memory than the processors' caches hold.</summary>
internal readonly struct MemoryBandwidth : IComputation<int, long>
{
    private const int Stretch = 8 << 10;
    private const int Stretches = 4096;

    private static readonly long[] memory = new long[Stretch * Stretches];

    public static KindFacts Facts { get; } = new("bandwidth", "4,096 stretches of 64 KB of memory, summed: limited by the bandwidth that the processors share", Nature.CpuBound);

    public static int[] Items
    {
        get
        {
            // The system maps all untouched pages to one page of memory, which would stay in the cache.
            Array.Fill(memory, 1);
            return [.. Enumerable.Range(0, Stretches)];
        }
    }

    [Workload("bandwidth", Items = nameof(Items))]
    public static long Run(int item)
    {
        var sum = 0L;
        foreach (var value in memory.AsSpan(item * Stretch, Stretch))
            sum += value;
        return sum;
    }
}
