namespace Amorsize.Benchmarks.Kinds;

/// <summary>CPU-bound items of about 1.5 µs.</summary>
internal readonly struct ShortBody : IComputation<int, double>
{
    private const int Steps = 200;

    public static KindFacts Facts { get; } = new(
        "short-body", "60,000 items of 1.5 µs: a flat optimum over a wide range of chunks, the framework's default within it", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Range(0, 60_000)];

    [Workload("short-body", Items = nameof(Items))]
    public static double Run(int item) => Arithmetic.Roots(Steps);
}
