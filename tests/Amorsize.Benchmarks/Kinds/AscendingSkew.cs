namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items whose time grows along the input, such as the rows of a triangle.</summary>
internal readonly struct AscendingSkew : IComputation<int, double>
{
    private const int StepsEach = 28;

    public static KindFacts Facts { get; } = new(
        "ascending-skew", "1,000 items, of 0.2 µs to 0.2 ms, in ascending order: one range a worker leaves the last one with most of the work", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Range(0, 1000)];

    [Workload("ascending-skew", Items = nameof(Items))]
    public static double Run(int item) => Arithmetic.Roots(item * StepsEach);
}
