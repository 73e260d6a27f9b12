using System.Text;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Servers;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Remote;

/// <summary>Servers that answer as a remote cache does, and builds that ask them an hour after the sample was measured.</summary>
internal sealed class RemoteFixture : IDisposable
{
    private const string Scope = "main";

    private readonly TemporaryDirectory directory = new();

    public static byte[] Secret { get; } = Encoding.UTF8.GetBytes("a secret of the team");

    /// <summary>The name of the sample on a server.</summary>
    public static string Key { get; } = RemoteKey.Of(Sample.Request, Scope);

    /// <summary>The page of a proxy or of another server.</summary>
    public static byte[] Page { get; } = "<html>Please log in.</html>"u8.ToArray();

    public FakeTimeProvider Time { get; } = new(Sample.Noon.AddHours(1));

    /// <summary>A server that has a file under every name.</summary>
    public static LocalServer Serving(byte[] content) => new((method, _, stream, stop) =>
        stream.WriteAsync(LocalServer.Response(200, method == "HEAD" ? [] : content, $"Content-Length: {content.Length}"), stop).AsTask());

    public RemoteBuild BuildFor(Uri address, byte[]? secret = null, string? token = null, CancellationToken cancellationToken = default) => new(
        // Tests that run in parallel may delay a connection, so its limit is far beyond the default.
        new() { BaseAddress = address, Scope = Scope, Secret = secret, Token = token, ConnectTimeout = TimeSpan.FromMinutes(1) },
        directory.At(Guid.NewGuid().ToString("N")),
        Time,
        cancellationToken);

    public LookUpResult LookUp(LocalServer server, byte[]? secret = null)
    {
        using var build = BuildFor(server.Address, secret);
        return build.LookUp();
    }

    public StoreOutcome Store(LocalServer server, byte[]? secret = null)
    {
        using var build = BuildFor(server.Address, secret);
        return build.Cache.Store([new(Sample.Request, Sample.Entry())])[0];
    }

    public void Dispose() => directory.Dispose();
}
