namespace Amorsize.Benchmarks.Kinds;

/// <summary>Fewer items than most machines have processors.</summary>
internal readonly struct ThreeItems : IComputation<int, double>
{
    private const int Steps = 4_200_000;

    public static KindFacts Facts { get; } = new("three-items", "3 items of 30 ms: 1.5x is all that two processors can gain", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Repeat(Steps, 3)];

    [Workload("three-items", Items = nameof(Items))]
    public static double Run(int item) => Arithmetic.Roots(item);
}
