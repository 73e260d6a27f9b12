namespace Amorsize.Benchmarks.Kinds;

/// <summary>A single long item, as where a sample has only one.</summary>
internal readonly struct OneItem : IComputation<int, double>
{
    private const int Steps = 140_000_000;

    public static KindFacts Facts { get; } = new("one-item", "1 item of 1 s: no plan can gain anything", Nature.CpuBound);

    public static int[] Items => [Steps];

    [Workload("one-item", Items = nameof(Items))]
    public static double Run(int item) => Arithmetic.Roots(item);
}
