namespace Amorsize.Benchmarks.Kinds;

/// <summary>A few long items: at most one for each processor of a common machine.</summary>
internal readonly struct EightItems : IComputation<int, double>
{
    private const int Steps = 2_800_000;

    public static KindFacts Facts { get; } = new("eight-items", "8 items of 20 ms: chunk 1, since a larger one leaves processors idle", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Repeat(Steps, 8)];

    [Workload("eight-items", Items = nameof(Items))]
    public static double Run(int item) => Arithmetic.Roots(item);
}
