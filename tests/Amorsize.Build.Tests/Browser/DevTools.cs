using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amorsize.Build.Tests.Browser;

/// <summary>A connection by the DevTools protocol of Chromium: JSON over a web socket, one command at a time.</summary>
internal sealed class DevTools : IDisposable
{
    private const int ChunkSize = 64 * 1024;
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ClientWebSocket socket = new();
    private int lastId;

    private DevTools()
    {
    }

    /// <summary>Raised for each event that Chromium sends before an answer, with the session of the tab (null without one), the name and the parameters.</summary>
    public event Action<string?, string, JsonElement>? Told;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        using var timeout = new CancellationTokenSource(AnswerTimeout);
        await tools.socket.ConnectAsync(address, timeout.Token);
        return tools;
    }

    /// <summary>Gives a command to a tab, or without <paramref name="session"/> to the whole browser, and returns the answer.</summary>
    /// <exception cref="InvalidOperationException">Chromium refuses the command.</exception>
    /// <exception cref="TimeoutException">Chromium does not answer.</exception>
    public async Task<JsonElement> AskAsync(string method, object? parameters = null, string? session = null)
    {
        using var timeout = new CancellationTokenSource(AnswerTimeout);
        try
        {
            var id = ++lastId;
            var command = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { }, sessionId = session }, Json);
            await socket.SendAsync(command, WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
            return await AnswerAsync(id, method, timeout.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Chromium does not answer {method}.");
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task<JsonElement> AnswerAsync(int id, string method, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await ReceiveAsync(cancellationToken);
            if (!message.TryGetProperty("id", out var answered))
                Told?.Invoke(message.TryGetProperty("sessionId", out var session) ? session.GetString() : null, message.GetProperty("method").GetString()!, message.GetProperty("params"));
            else if (answered.GetInt32() == id)
                return message.TryGetProperty("error", out var error) ? throw new InvalidOperationException($"Chromium refuses {method}: {error}") : message.GetProperty("result");
        }
    }

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(ChunkSize);
        ValueWebSocketReceiveResult chunk;
        do
        {
            chunk = await socket.ReceiveAsync(message.GetMemory(ChunkSize), cancellationToken);
            message.Advance(chunk.Count);
        }
        while (!chunk.EndOfMessage);
        return JsonElement.Parse(message.WrittenSpan);
    }
}
