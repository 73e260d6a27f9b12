namespace Amorsize.Benchmarks.Kinds;

/// <summary>Requests to a web server that works on a few at once. Others wait in its queue.</summary>
internal readonly struct HttpLimit : IAsyncComputation<Uri>
{
    private static readonly SemaphoreSlim places = new(8);
    private static readonly LoopbackService service = new(AnswerAsync);

    public static KindFacts Facts { get; } = new("http-limit", "160 requests of 10 ms to a web server in the same process that serves 8 at once: more than 8 in flight gain nothing", Nature.IoBound);

    public static Uri[] Items => service.Requests(160);

    [Workload("http-limit", Items = nameof(Items))]
    public static Task RunAsync(Uri item, CancellationToken cancellationToken) => LoopbackService.GetAsync(item, cancellationToken);

    private static async Task AnswerAsync()
    {
        await places.WaitAsync().ConfigureAwait(false);
        await Task.Delay(10).ConfigureAwait(false);
        places.Release();
    }
}
