namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that compute and then block.</summary>
internal readonly struct BlockingMixed : IComputation<int, double>
{
    private const int Steps = 140_000;

    public static KindFacts Facts { get; } = new("blocking-mixed", "96 items that compute for 1 ms and block for 2 ms: a few workers more than three a processor are enough", Nature.Mixed);

    public static int[] Items => [.. Enumerable.Repeat(2, 96)];

    [Workload("blocking-mixed", Items = nameof(Items))]
    public static double Run(int item)
    {
        var computed = Arithmetic.Roots(Steps);
        Thread.Sleep(item);
        return computed;
    }
}
