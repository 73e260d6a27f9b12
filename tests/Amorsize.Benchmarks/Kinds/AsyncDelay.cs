namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that only wait, as for a service without a limit.</summary>
internal readonly struct AsyncDelay : IAsyncComputation<int>
{
    public static KindFacts Facts { get; } = new("async-delay", "256 items that wait for 5 ms: all in flight at once is best", Nature.IoBound);

    public static int[] Items => [.. Enumerable.Repeat(5, 256)];

    [Workload("async-delay", Items = nameof(Items))]
    public static Task RunAsync(int item, CancellationToken cancellationToken) => Task.Delay(item, cancellationToken);
}
