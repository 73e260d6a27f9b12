using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Amorsize.Cache.Remote;

/// <summary>
/// The HTTP client of a remote cache. A usable server answers GET and HEAD with 200 or 404. It answers PUT with any 2xx, with 412 for a failed condition,
/// or with 413 for a file that is too large. Any other answer counts as an outage.
/// </summary>
internal sealed class RemoteStore : IDisposable
{
    private const int MaxConnections = 16;

    private readonly HttpClient client;

    /// <param name="options">The address of the server and the credentials.</param>
    /// <param name="handler">A replacement for the network in tests; <see langword="null"/> sends requests over the network.</param>
    public RemoteStore(RemoteOptions options, HttpMessageHandler? handler = null)
    {
        client = new(handler ?? Network(options)) { BaseAddress = new(options.BaseAddress, "v1/"), Timeout = Timeout.InfiniteTimeSpan };
        if (options.Token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", options.Token);
    }

    /// <summary>Downloads the file of a key; <see langword="null"/> if the server has none.</summary>
    /// <param name="key">64 hexadecimal digits.</param>
    /// <param name="limit">The largest allowed file in bytes. At most one byte more is read, so that the caller can detect a larger file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RemoteUnavailableException">The server could not be reached, or its answer was not one that a remote cache gives.</exception>
    public Task<RemoteFile?> Get(string key, int limit, CancellationToken cancellationToken) => Exchange(new(HttpMethod.Get, key), async response =>
    {
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusal(response);
        var content = new byte[limit + 1];
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return new RemoteFile(content[..length], response.Headers.ETag);
    }, cancellationToken);

    /// <summary>Asks whether the server has a file of a key.</summary>
    /// <inheritdoc cref="Get"/>
    public Task<bool> Has(string key, CancellationToken cancellationToken) => Exchange(new(HttpMethod.Head, key), response => response.StatusCode switch
    {
        HttpStatusCode.OK => Task.FromResult(true),
        HttpStatusCode.NotFound => Task.FromResult(false),
        _ => throw Refusal(response),
    }, cancellationToken);

    /// <summary>Uploads the file of a key. A server that supports conditional requests refuses the upload if its file has changed since.</summary>
    /// <param name="key">64 hexadecimal digits.</param>
    /// <param name="content">The bytes of the file, as <see cref="RemoteFormat.Write"/> returns them.</param>
    /// <param name="replaced">The file that the upload may replace; <see langword="null"/> if the server had none, so that no file may be replaced.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RemoteUnavailableException">The server could not be reached, or its answer was not one that a remote cache gives.</exception>
    public Task<StoreOutcome> Put(string key, byte[] content, RemoteFile? replaced, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, key) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        if (replaced is null)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        else if (replaced.EntityTag is { IsWeak: false } tag)
            request.Headers.IfMatch.Add(tag);
        return Exchange(request, response => response switch
        {
            { IsSuccessStatusCode: true } => Task.FromResult(StoreOutcome.Stored),
            { StatusCode: HttpStatusCode.RequestEntityTooLarge } => Task.FromResult(StoreOutcome.TooLarge),
            { StatusCode: HttpStatusCode.PreconditionFailed } => Task.FromResult(StoreOutcome.AlreadyThere),
            _ => throw Refusal(response),
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static SocketsHttpHandler Network(RemoteOptions options) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.ConnectTimeout,
        MaxConnectionsPerServer = MaxConnections,
        UseCookies = false,
        // A proxy cannot reach the loopback address of this machine.
        UseProxy = !options.BaseAddress.IsLoopback,
    };

    private async Task<T> Exchange<T>(HttpRequestMessage request, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            using (request)
            using (var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false))
                return await read(response).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new RemoteUnavailableException(InWords(e), e);
        }
        catch (IOException e)
        {
            throw new RemoteUnavailableException("the connection ended in the middle of its answer", e);
        }
        // SocketsHttpHandler throws these exceptions if the proxy has a scheme that it does not support.
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException)
        {
            throw new RemoteUnavailableException("the proxy settings of this machine name a kind of proxy that is not supported", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RemoteUnavailableException("no connection was made in time", e);
        }
    }

    // Messages use only the fixed texts below. Texts from the server are untrusted, and framework messages may quote them or the proxy's address.
    private static string InWords(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name cannot be resolved",
        HttpRequestError.ConnectionError => "no connection can be made",
        HttpRequestError.SecureConnectionError => "no secure connection can be made: see whether its certificate is valid and trusted here",
        HttpRequestError.ProxyTunnelError => "the proxy does not connect to it",
        HttpRequestError.ResponseEnded => "the connection ended before its answer was complete",
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => "its answer is not HTTP",
        HttpRequestError.ConfigurationLimitExceeded => "its answer's headers are too long",
        var error => $"the request failed ({error})",
    };

    private static RemoteUnavailableException Refusal(HttpResponseMessage response)
    {
        var method = response.RequestMessage!.Method;
        return new(string.Create(CultureInfo.InvariantCulture, $"it answered {method} with status {(int)response.StatusCode}{HintOn(method, response.StatusCode)}"));
    }

    private static string HintOn(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ", so the token in AMORSIZE_REMOTE_CACHE_TOKEN is missing or has too few rights",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => ", a redirect, which is not followed",
        HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented when method == HttpMethod.Put => ", so it does not accept uploads",
        _ => "",
    };
}
