namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that hold one lock for a small part of their time.</summary>
internal readonly struct LightLock : IComputation<int, long>
{
    private const int Steps = 180;

    private static readonly Lock gate = new();
    private static long total;

    public static KindFacts Facts { get; } = new("light-lock", "60,000 items of 1.3 µs that add to a total under a lock: scales on few processors", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Range(0, 60_000)];

    [Workload("light-lock", Items = nameof(Items))]
    public static long Run(int item)
    {
        var value = (long)Arithmetic.Roots(Steps);
        lock (gate)
            return total += value;
    }
}
