namespace Amorsize.Benchmarks.Kinds;

/// <summary>Requests to a web server that answers late, with all of the costs of a client and a server.</summary>
internal readonly struct HttpLatency : IAsyncComputation<Uri>
{
    private static readonly LoopbackService service = new(() => Task.Delay(20));

    public static KindFacts Facts { get; } = new("http-latency", "128 requests to a web server in the same process that answers after 20 ms: as many in flight as the processors can serve", Nature.IoBound);

    public static Uri[] Items => service.Requests(128);

    [Workload("http-latency", Items = nameof(Items))]
    public static Task RunAsync(Uri item, CancellationToken cancellationToken) => LoopbackService.GetAsync(item, cancellationToken);
}
