using System.Text;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Servers;

namespace Amorsize.Cache.Tests.Remote;

/// <summary>Look-ups in a remote cache that does not answer as a remote cache does.</summary>
[TestClass]
public sealed class RemoteOutageTests : IDisposable
{
    private readonly RemoteFixture remote = new();

    public void Dispose() => remote.Dispose();

    [TestMethod]
    public void LookUp_StatusOtherThan200And404_IsOutage()
    {
        foreach (var status in Enumerable.Range(201, 399).Where(status => status is not 404))
        {
            using var server = new LocalServer(LocalServer.Response(status, status is 204 or 304 ? [] : RemoteFixture.Page, "Content-Length: " + (status is 204 or 304 ? 0 : RemoteFixture.Page.Length)));
            using var build = remote.BuildFor(server.Address);

            Assert.AreEqual(Verdict.RemoteUnavailable, build.LookUp().Verdict, $"{status}");
            Assert.StartsWith($"it answered GET with status {status}", build.Circuit.Reason!);
        }
    }

    [TestMethod]
    public void LookUp_Redirect_IsNotFollowed()
    {
        using var other = RemoteFixture.Serving(RemoteFormat.Write(Sample.Entry(), RemoteFixture.Key, secret: null));
        using var server = new LocalServer(LocalServer.Response(302, [], $"Location: {other.Address}v1/{RemoteFixture.Key}", "Content-Length: 0"));
        using var build = remote.BuildFor(server.Address);

        Assert.AreEqual(Verdict.RemoteUnavailable, build.LookUp().Verdict);
        Assert.AreEqual("it answered GET with status 302, a redirect, which is not followed", build.Circuit.Reason);
        Assert.IsEmpty(other.Requests);
    }

    [TestMethod]
    public void LookUp_ResetConnection_IsOutage()
    {
        using var server = new LocalServer((_, _, _, _) => Task.CompletedTask);

        Assert.AreEqual(Verdict.RemoteUnavailable, remote.LookUp(server).Verdict);
    }

    [TestMethod]
    [DataRow("HTTP/1.1 200 OK\r\n##vso[task.prependpath]/evil\r\n\r\n", "its answer is not HTTP")]
    [DataRow("##vso[task.prependpath]/evil\r\n\r\n", "its answer is not HTTP")]
    [DataRow("HTTP/1.1 503 ##vso[task.prependpath]/evil\r\nContent-Length: 0\r\n\r\n", "it answered GET with status 503")]
    [DataRow("", "the connection ended before its answer was complete")]
    public void LookUp_HostileAnswer_IsNotQuotedInTheReason(string answer, string reason)
    {
        using var server = new LocalServer(Encoding.ASCII.GetBytes(answer));

        Assert.AreEqual($"RemoteUnavailable: the remote cache is not available: {reason}", remote.LookUp(server).Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_NoServer_IsOutage()
    {
        Uri address;
        using (var server = new LocalServer([]))
            address = server.Address;
        using var build = remote.BuildFor(address);

        Assert.AreEqual(Verdict.RemoteUnavailable, build.LookUp().Verdict);
        Assert.AreEqual("no connection can be made", build.Circuit.TakeOutage());
    }

    [TestMethod]
    public async Task LookUp_SlowBody_EndsAfterTheTotalTimeout()
    {
        var whole = RemoteFormat.Write(Sample.Entry(), RemoteFixture.Key, secret: null);
        var dripping = new TaskCompletionSource();
        using var server = new LocalServer(async (_, _, stream, stop) =>
        {
            await stream.WriteAsync(LocalServer.Response(200, whole[..100], $"Content-Length: {whole.Length}"), stop);
            dripping.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var build = remote.BuildFor(server.Address);

        var answer = Task.Run(() => build.LookUp());
        await dripping.Task;
        remote.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.IsFalse(answer.IsCompleted);
        remote.Time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.AreEqual("RemoteUnavailable: the remote cache is not available: no answer within 3 s", (await answer).Findings.TextOf());
    }

    [TestMethod]
    public async Task LookUp_CanceledBuild_EndsAtOnceWithoutOutage()
    {
        var asked = new TaskCompletionSource();
        using var server = new LocalServer((_, _, _, stop) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, stop);
        });
        using var canceled = new CancellationTokenSource();
        using var build = remote.BuildFor(server.Address, cancellationToken: canceled.Token);

        var answer = Task.Run(() => build.LookUp());
        await asked.Task;
        await canceled.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => answer);
        Assert.IsNull(build.Circuit.Reason);
    }

    [TestMethod]
    public void LookUp_AfterOutage_SendsNoRequest()
    {
        using var server = new LocalServer(LocalServer.Response(503, []));
        using var build = remote.BuildFor(server.Address);
        build.LookUp();

        Assert.AreEqual("RemoteUnavailable: the remote cache is not available: it answered GET with status 503", build.LookUp().Findings.TextOf());
        Assert.AreSequenceEqual([StoreOutcome.Unavailable], build.Cache.Store([new(Sample.Request, Sample.Entry())]));
        Assert.HasCount(1, server.Requests);
    }
}
