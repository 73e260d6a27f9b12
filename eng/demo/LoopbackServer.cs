using System.Net;
using System.Net.Sockets;

namespace Demo;

/// <summary>A minimal web server on 127.0.0.1. It answers each request after a delay, with the first line of the request.</summary>
internal sealed class LoopbackServer
{
    private readonly TcpListener listener = new(IPAddress.Loopback, port: 0);
    private readonly TimeSpan answerAfter;

    public LoopbackServer(TimeSpan answerAfter)
    {
        this.answerAfter = answerAfter;
        listener.Start(backlog: 1024);
        Address = new($"http://{listener.LocalEndpoint}/");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    private async Task AcceptAsync()
    {
        while (true)
            _ = AnswerAsync(await listener.AcceptTcpClientAsync());
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream());
            while (await reader.ReadLineAsync() is { } request)
            {
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                    // Headers say nothing that matters here.
                }
                await Task.Delay(answerAfter);
                await writer.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {request.Length}\r\n\r\n{request}");
                await writer.FlushAsync();
            }
        }
    }
}
