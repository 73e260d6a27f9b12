using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Servers;

namespace Amorsize.Cache.Tests.Remote;

/// <summary>Look-ups in a remote cache that answers.</summary>
[TestClass]
public sealed class RemoteCacheTests : IDisposable
{
    private readonly RemoteFixture remote = new();

    public void Dispose() => remote.Dispose();

    [TestMethod]
    public void LookUp_EntryOnServer_IsHit()
    {
        using var server = RemoteFixture.Serving(RemoteFormat.Write(Sample.Entry("far"), RemoteFixture.Key, RemoteFixture.Secret));

        var answer = remote.LookUp(server, RemoteFixture.Secret);

        Assert.AreEqual((Verdict.Hit, "far", SettingsSource.Remote), (answer.Verdict, answer.Entry!.Profile.Reason, answer.Source));
        Assert.StartsWith($"GET /v1/{RemoteFixture.Key} HTTP/1.1", server.Requests.Single());
    }

    [TestMethod]
    public void LookUp_NoEntryOnServer_IsNotFoundWithoutOutage()
    {
        using var server = new LocalServer(LocalServer.Response(404, RemoteFixture.Page));
        using var build = remote.BuildFor(server.Address);

        Assert.AreEqual("NotFound: no entry for this workload", build.LookUp().Findings.TextOf());
        Assert.IsNull(build.Circuit.Reason);
    }

    [TestMethod]
    public void LookUp_TruncatedBody_IsNoEntry()
    {
        var whole = RemoteFormat.Write(Sample.Entry(), RemoteFixture.Key, secret: null);
        var part = whole[..(whole.Length / 2)];
        using var announced = new LocalServer(LocalServer.Response(200, part, $"Content-Length: {whole.Length}"));
        using var unannounced = new LocalServer(LocalServer.Response(200, part, "Content-Type: text/plain"));

        Assert.AreEqual(Verdict.RemoteUnavailable, remote.LookUp(announced).Verdict);
        Assert.AreEqual($"Corrupt: remote cache: truncated: it has {part.Length - HeaderOf(whole)} of {whole.Length - HeaderOf(whole)} bytes", remote.LookUp(unannounced).Findings.TextOf());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void LookUp_EndlessBody_IsReadUpToTheLimit(bool isAnnounced)
    {
        const long Gigabyte = 1L << 30;
        var sent = 0L;
        using var server = new LocalServer(async (_, _, stream, stop) =>
        {
            await stream.WriteAsync(LocalServer.Response(200, [], isAnnounced ? $"Content-Length: {Gigabyte}" : "Content-Type: text/plain"), stop);
            var part = new byte[1 << 16];
            while (sent < Gigabyte)
            {
                await stream.WriteAsync(part, stop);
                sent += part.Length;
            }
        });

        Assert.AreEqual("Corrupt: remote cache: too large: more than 64 KiB", remote.LookUp(server).Findings.TextOf());
        // The client reads 64 KiB; the rest of the limit is for the buffers of the operating system.
        Assert.IsLessThan(1L << 26, sent);
    }

    [TestMethod]
    public void LookUp_ReplayedOldEntry_IsExpired()
    {
        using var server = RemoteFixture.Serving(RemoteFormat.Write(Sample.Entry(), RemoteFixture.Key, RemoteFixture.Secret));
        remote.Time.Advance(TimeSpan.FromDays(7));

        var answer = remote.LookUp(server, RemoteFixture.Secret);

        Assert.AreEqual("Expired: remote cache: age 7 d 1 h, limit 7 d", answer.Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_SignedIllegalPlan_IsNotUsable()
    {
        using var server = RemoteFixture.Serving(RemoteFormat.Write(Sample.Entry(workers: 9), RemoteFixture.Key, RemoteFixture.Secret));

        var answer = remote.LookUp(server, RemoteFixture.Secret);

        Assert.AreEqual(Verdict.InvalidChoice, answer.Verdict);
        Assert.IsFalse(answer.IsUsable);
    }

    [TestMethod]
    public void LookUp_UnsignedEntry_IsUntrustedWithoutOutage()
    {
        using var server = RemoteFixture.Serving(RemoteFormat.Write(Sample.Entry(), RemoteFixture.Key, secret: null));
        using var build = remote.BuildFor(server.Address, RemoteFixture.Secret);

        Assert.AreEqual("RemoteUntrusted: remote cache: it is not signed", build.LookUp().Findings.TextOf());
        Assert.IsNull(build.Circuit.Reason);
    }

    [TestMethod]
    public async Task LookUp_SeveralRequests_AreSentAtTheSameTime()
    {
        const int Count = 10;
        using var all = new CountdownEvent(Count);
        var release = new TaskCompletionSource();
        using var server = new LocalServer(async (_, _, stream, stop) =>
        {
            all.Signal();
            await release.Task.WaitAsync(stop);
            await stream.WriteAsync(LocalServer.Response(404, []), stop);
        });
        using var build = remote.BuildFor(server.Address);

        var answers = Task.Run(() => build.Cache.LookUp([.. Enumerable.Repeat(Sample.Request, Count)]));
        Assert.IsTrue(all.Wait(TimeSpan.FromSeconds(30)));
        release.SetResult();

        Assert.HasCount(Count, (await answers).Where(answer => answer.Verdict == Verdict.NotFound));
    }

    [TestMethod]
    public void LookUp_WithToken_SendsTheAuthorizationHeader()
    {
        using var server = new LocalServer(LocalServer.Response(404, []));
        remote.LookUp(server);
        using (var build = remote.BuildFor(server.Address, token: "let-me-in"))
            build.LookUp();

        Assert.DoesNotContain("Authorization", server.Requests[0]);
        Assert.Contains("Authorization: Bearer let-me-in", server.Requests[1]);
    }

    private static int HeaderOf(byte[] sent) => sent.AsSpan().IndexOf((byte)'\n') + 1;
}
