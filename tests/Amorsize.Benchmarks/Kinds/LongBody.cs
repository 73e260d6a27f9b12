namespace Amorsize.Benchmarks.Kinds;

/// <summary>CPU-bound items of about 100 µs.</summary>
internal readonly struct LongBody : IComputation<int, double>
{
    private const int Steps = 14_000;

    public static KindFacts Facts { get; } = new(
        "long-body", "1,000 items of 100 µs: any chunk that leaves each worker its share is right", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Range(0, 1000)];

    [Workload("long-body", Items = nameof(Items))]
    public static double Run(int item) => Arithmetic.Roots(Steps);
}
