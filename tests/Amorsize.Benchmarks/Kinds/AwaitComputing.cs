namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that await something short, and then compute for long.</summary>
internal readonly struct AwaitComputing : IAsyncComputation<int>
{
    private const int Steps = 560_000;

    public static KindFacts Facts { get; } = new("await-computing", "100 items that await 1 ms and compute for 4 ms: a little more in flight than there are processors", Nature.Mixed);

    public static int[] Items => [.. Enumerable.Repeat(1, 100)];

    [Workload("await-computing", Items = nameof(Items))]
    public static async Task<double> RunAsync(int item, CancellationToken cancellationToken)
    {
        await Task.Delay(item, cancellationToken).ConfigureAwait(false);
        return Arithmetic.Roots(Steps);
    }

    static Task IAsyncComputation<int>.RunAsync(int item, CancellationToken cancellationToken) => RunAsync(item, cancellationToken);
}
