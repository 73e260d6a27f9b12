using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Amorsize.Servers;

/// <summary>A server on this machine that answers each request with the bytes that a test gives, or with none.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly List<string> requests = [];
    private readonly Func<string, string, Stream, CancellationToken, Task> answer;

    /// <param name="answer">Takes the request's method, its path and the stream for the answer. The connection is closed after it.</param>
    public LocalServer(Func<string, string, Stream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Accept();
    }

    /// <summary>Creates a server that gives the same answer to every request.</summary>
    public LocalServer(byte[] response)
        : this((_, _, stream, stop) => stream.WriteAsync(response, stop).AsTask())
    {
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>The request line and the headers of each request, in order.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    public static byte[] Response(int status, byte[] body, params string[] headers) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Any\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Connection: close\r\n\r\n"), .. body];

    public static byte[] Response(int status, byte[] body) => Response(status, body, $"Content-Length: {body.Length}");

    public void Dispose()
    {
        // The token source is not disposed, so that a test may call Dispose twice. Without a timer or waiters it holds no resources.
        end.Cancel();
        listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await listener.AcceptTcpClientAsync(end.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task Serve(TcpClient client)
    {
        var stop = end.Token;
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = await ReadHead(stream, stop).ConfigureAwait(false);
                lock (requests)
                    requests.Add(head);
                if (head.Split(' ') is [var method, var path, ..])
                    await answer(method, path, stream, stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The client or the test has ended before the answer.
            }
        }
    }

    private static async Task<string> ReadHead(NetworkStream stream, CancellationToken stop)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, stop).ConfigureAwait(false) == 1)
            head.Append((char)one[0]);
        return head.ToString().Trim();
    }
}
