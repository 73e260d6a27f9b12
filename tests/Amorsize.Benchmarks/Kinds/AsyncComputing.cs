namespace Amorsize.Benchmarks.Kinds;

/// <summary>CPU-bound items with an asynchronous signature.</summary>
internal readonly struct AsyncComputing : IAsyncComputation<int>
{
    private const int Steps = 14_000;

    public static KindFacts Facts { get; } = new("async-computing", "1,000 asynchronous items that yield once and compute for 100 µs: the framework's default is right", Nature.MayBlock);

    public static int[] Items => [.. Enumerable.Range(0, 1000)];

    [Workload("async-computing", Items = nameof(Items))]
    public static async Task<double> RunAsync(int item, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Arithmetic.Roots(Steps);
    }

    static Task IAsyncComputation<int>.RunAsync(int item, CancellationToken cancellationToken) => RunAsync(item, cancellationToken);
}
