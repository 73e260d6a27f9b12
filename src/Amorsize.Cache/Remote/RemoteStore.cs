using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Amorsize.Cache.Remote;

/// <summary>
/// A server that answers GET and HEAD with what was PUT: 200 and 404, any 2xx, and 413 for what is too large. Whatever else it does makes it unavailable.
/// </summary>
internal sealed class RemoteStore : IDisposable
{
    private const int MaxConnections = 16;

    private readonly HttpClient client;

    /// <param name="options">Where it is.</param>
    /// <param name="handler">What sends requests, in place of the network.</param>
    public RemoteStore(RemoteOptions options, HttpMessageHandler? handler = null)
    {
        client = new(handler ?? Network(options)) { BaseAddress = new(options.BaseAddress, "v1/"), Timeout = Timeout.InfiniteTimeSpan };
        if (options.Token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", options.Token);
    }

    /// <summary>What is kept under a key; <see langword="null"/> where nothing is.</summary>
    /// <param name="key">64 hexadecimal digits.</param>
    /// <param name="limit">One byte more is read of it, and no more.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RemoteUnavailableException">The server did anything else, or nothing.</exception>
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

    /// <summary>Whether anything is kept under a key.</summary>
    /// <inheritdoc cref="Get"/>
    public Task<bool> Has(string key, CancellationToken cancellationToken) => Exchange(new(HttpMethod.Head, key), response => response.StatusCode switch
    {
        HttpStatusCode.OK => Task.FromResult(true),
        HttpStatusCode.NotFound => Task.FromResult(false),
        _ => throw Refusal(response),
    }, cancellationToken);

    /// <summary>Keeps bytes under a key, where the server cares for conditions only in place of what is known.</summary>
    /// <param name="key">64 hexadecimal digits.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="replaced">What is to be replaced; <see langword="null"/>: nothing is there, and nothing is to be replaced.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RemoteUnavailableException">The server did anything else, or nothing.</exception>
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
        // A proxy for the world outside knows nothing of this machine.
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
            throw new RemoteUnavailableException("the connection broke off in the middle of its answer", e);
        }
        // Such as a proxy of a kind that is not supported.
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException)
        {
            throw new RemoteUnavailableException("it cannot be reached in the way that the proxy settings of this machine ask for", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RemoteUnavailableException("no connection was made in time", e);
        }
    }

    // In our words, as all that is said of a server: its own, and those of the framework that quote them or a proxy's address, may hold anything.
    private static string InWords(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name cannot be resolved",
        HttpRequestError.ConnectionError => "it cannot be connected to",
        HttpRequestError.SecureConnectionError => "no secure connection can be made: see whether its certificate is valid and trusted here",
        HttpRequestError.ProxyTunnelError => "the proxy does not connect to it",
        HttpRequestError.ResponseEnded => "the connection broke off before its answer was whole",
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
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ", so the token in AMORSIZE_REMOTE_CACHE_TOKEN is missing, or does not allow it",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => ", a redirection, and none is followed",
        HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented when method == HttpMethod.Put => ", so it does not store what is sent to it",
        _ => "",
    };
}
