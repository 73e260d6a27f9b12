namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that wait and then compute.</summary>
internal readonly struct AsyncMixed : IAsyncComputation<int>
{
    private const int Steps = 140_000;

    public static KindFacts Facts { get; } = new("async-mixed", "128 items that wait for 5 ms and compute for 1 ms: more in flight than six a processor change little", Nature.Mixed);

    public static int[] Items => [.. Enumerable.Repeat(5, 128)];

    [Workload("async-mixed", Items = nameof(Items))]
    public static async Task<double> RunAsync(int item, CancellationToken cancellationToken)
    {
        await Task.Delay(item, cancellationToken).ConfigureAwait(false);
        return Arithmetic.Roots(Steps);
    }

    static Task IAsyncComputation<int>.RunAsync(int item, CancellationToken cancellationToken) => RunAsync(item, cancellationToken);
}
