using Amorsize.Cache.Remote;
using Amorsize.Servers;

namespace Amorsize.Cache.Tests.Remote;

/// <summary>Uploads to a remote cache.</summary>
[TestClass]
public sealed class RemoteStoreTests : IDisposable
{
    private readonly RemoteFixture remote = new();

    public void Dispose() => remote.Dispose();

    [TestMethod]
    public void Store_NoEntryOnServer_SendsIfNoneMatch()
    {
        using var server = new LocalServer((method, _, stream, stop) => stream.WriteAsync(LocalServer.Response(method == "HEAD" ? 404 : 201, []), stop).AsTask());

        Assert.AreEqual(StoreOutcome.Stored, remote.Store(server));
        Assert.AreSequenceEqual(["HEAD", "PUT"], Methods(server));
        Assert.Contains("If-None-Match: *", server.Requests[1]);
    }

    [TestMethod]
    public void Store_ValidEntryOnServer_IsNotReplaced()
    {
        using var server = RemoteFixture.Serving(RemoteFormat.Write(Sample.Entry(), RemoteFixture.Key, RemoteFixture.Secret));

        Assert.AreEqual(StoreOutcome.AlreadyThere, remote.Store(server, RemoteFixture.Secret));
        Assert.AreSequenceEqual(["HEAD", "GET"], Methods(server));
    }

    [TestMethod]
    public void Store_InvalidEntryOnServer_SendsIfMatch()
    {
        var old = RemoteFormat.Write(Sample.Entry(), RemoteFixture.Key, secret: null);
        using var server = new LocalServer((method, _, stream, stop) =>
            stream.WriteAsync(method == "PUT" ? LocalServer.Response(204, []) : LocalServer.Response(200, method == "GET" ? old : [], $"Content-Length: {old.Length}", "ETag: \"7\""), stop).AsTask());

        Assert.AreEqual(StoreOutcome.Stored, remote.Store(server, RemoteFixture.Secret));
        Assert.AreSequenceEqual(["HEAD", "GET", "PUT"], Methods(server));
        Assert.Contains("If-Match: \"7\"", server.Requests[2]);
    }

    [TestMethod]
    [DataRow(412, nameof(StoreOutcome.AlreadyThere))]
    [DataRow(413, nameof(StoreOutcome.TooLarge))]
    [DataRow(500, nameof(StoreOutcome.Unavailable))]
    [DataRow(405, nameof(StoreOutcome.Unavailable))]
    [DataRow(302, nameof(StoreOutcome.Unavailable))]
    [DataRow(200, nameof(StoreOutcome.Stored))]
    [DataRow(299, nameof(StoreOutcome.Stored))]
    public void Store_StatusOfServer_DecidesTheOutcome(int status, string outcome)
    {
        using var server = new LocalServer((method, _, stream, stop) => stream.WriteAsync(LocalServer.Response(method == "HEAD" ? 404 : status, []), stop).AsTask());

        Assert.AreEqual(Enum.Parse<StoreOutcome>(outcome), remote.Store(server));
    }

    [TestMethod]
    public void Store_EntryBeyondTheLimit_IsNotSent()
    {
        using var server = new LocalServer(LocalServer.Response(404, []));
        using var build = remote.BuildFor(server.Address);

        Assert.AreSequenceEqual([StoreOutcome.TooLarge], build.Cache.Store([new(Sample.Request, Sample.Entry(new('x', RemoteFormat.MaxBytes)))]));
        Assert.IsEmpty(server.Requests);
    }

    private static string[] Methods(LocalServer server) => [.. server.Requests.Select(request => request.Split(' ')[0])];
}
