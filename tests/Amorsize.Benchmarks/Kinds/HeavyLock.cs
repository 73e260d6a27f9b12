namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that hold one lock for nearly all of their time.</summary>
internal readonly struct HeavyLock : IComputation<int, double>
{
    private const int StepsOutside = 30;
    private const int StepsInside = 1400;

    private static readonly Lock gate = new();

    public static KindFacts Facts { get; } = new("heavy-lock", "6,000 items of 10 µs, nearly all under one lock: a second worker gains nothing; sequential is right", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Range(0, 6000)];

    [Workload("heavy-lock", Items = nameof(Items))]
    public static double Run(int item)
    {
        var outside = Arithmetic.Roots(StepsOutside);
        lock (gate)
            return outside + Arithmetic.Roots(StepsInside);
    }
}
