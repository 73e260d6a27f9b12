namespace Amorsize.Benchmarks.Kinds;

/// <summary>Requests to a service that handles a few at once and slows down when many are in flight.</summary>
internal readonly struct LimitedService : IAsyncComputation<int>
{
    private const int ServedAtOnce = 8;
    private const int Overload = 24;

    private static readonly SemaphoreSlim places = new(ServedAtOnce);
    private static int inside;

    public static KindFacts Facts { get; } = new(
        "limited-service", "192 requests of 5 ms to a service that serves 8 at once and slows down when more than 24 are there: 8 to 24 in flight are best, more are not better", Nature.IoBound);

    public static int[] Items => [.. Enumerable.Repeat(5, 192)];

    [Workload("limited-service", Items = nameof(Items))]
    public static async Task RunAsync(int item, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref inside);
        try
        {
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await Task.Delay(item * Math.Max(Overload, Volatile.Read(ref inside)) / Overload, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }
}
