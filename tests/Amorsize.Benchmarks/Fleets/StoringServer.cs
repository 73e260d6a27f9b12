using System.Net;

namespace Amorsize.Benchmarks.Fleets;

/// <summary>A cache server in memory. It answers GET and HEAD from the bodies of earlier PUTs, counts requests and bytes, and can be down.</summary>
internal sealed class StoringServer : HttpMessageHandler
{
    private readonly Dictionary<string, byte[]> kept = [];

    /// <summary>Whether it refuses connections.</summary>
    public bool IsDown { get; set; }

    public int Requests { get; private set; }

    /// <summary>Bytes of all bodies in both directions.</summary>
    public long Bytes { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown)
            throw new HttpRequestException("Connection refused");
        Requests++;
        var path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Put)
        {
            kept[path] = await request.Content!.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            Bytes += kept[path].Length;
            return new(HttpStatusCode.Created) { RequestMessage = request };
        }
        if (!kept.TryGetValue(path, out var content))
            return new(HttpStatusCode.NotFound) { RequestMessage = request };
        if (request.Method == HttpMethod.Get)
            Bytes += content.Length;
        return new(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(request.Method == HttpMethod.Get ? content : []) };
    }
}
