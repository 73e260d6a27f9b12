using System.Text;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Servers;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Remote;

[TestClass]
public sealed class RemoteCacheTests : IDisposable
{
    private const string Scope = "main";

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a secret of the team");
    private static readonly string Key = RemoteKey.Of(Sample.Request, Scope);
    private static readonly byte[] Page = "<html>Please log in.</html>"u8.ToArray();

    private readonly TemporaryDirectory directory = new();
    private readonly FakeTimeProvider time = new(Sample.Noon.AddHours(1));

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void What_the_server_has_is_a_hit()
    {
        using var server = Serving(RemoteFormat.Write(Sample.Entry("far"), Key, Secret));

        var answer = LookUp(server, Secret);

        Assert.AreEqual((Verdict.Hit, "far", SettingsSource.Remote), (answer.Verdict, answer.Entry!.Profile.Reason, answer.Source));
        Assert.StartsWith($"GET /v1/{Key} HTTP/1.1", server.Requests.Single());
    }

    [TestMethod]
    public void What_the_server_does_not_have_is_not_found_and_no_outage()
    {
        using var server = new LocalServer(LocalServer.Response(404, Page));
        using var asked = new Asked(server.Address, directory, time);

        Assert.AreEqual("NotFound: no entry for this workload", asked.LookUp().Findings.TextOf());
        Assert.IsNull(asked.Circuit.Reason);
    }

    [TestMethod]
    public void Every_status_but_200_and_404_turns_it_off()
    {
        foreach (var status in Enumerable.Range(201, 399).Where(status => status is not 404))
        {
            using var server = new LocalServer(LocalServer.Response(status, status is 204 or 304 ? [] : Page, "Content-Length: " + (status is 204 or 304 ? 0 : Page.Length)));
            using var asked = new Asked(server.Address, directory, time);

            Assert.AreEqual(Verdict.RemoteUnavailable, asked.LookUp().Verdict, $"{status}");
            Assert.StartsWith($"it answered GET with status {status}", asked.Circuit.Reason!);
        }
    }

    [TestMethod]
    public void A_redirection_is_not_followed()
    {
        using var other = Serving(RemoteFormat.Write(Sample.Entry(), Key, secret: null));
        using var server = new LocalServer(LocalServer.Response(302, [], $"Location: {other.Address}v1/{Key}", "Content-Length: 0"));
        using var asked = new Asked(server.Address, directory, time);

        Assert.AreEqual(Verdict.RemoteUnavailable, asked.LookUp().Verdict);
        Assert.AreEqual("it answered GET with status 302, a redirection, and none is followed", asked.Circuit.Reason);
        Assert.IsEmpty(other.Requests);
    }

    [TestMethod]
    public void A_body_that_breaks_off_is_never_an_entry()
    {
        var whole = RemoteFormat.Write(Sample.Entry(), Key, secret: null);
        var part = whole[..(whole.Length / 2)];
        using var announced = new LocalServer(LocalServer.Response(200, part, $"Content-Length: {whole.Length}"));
        using var unannounced = new LocalServer(LocalServer.Response(200, part, "Content-Type: text/plain"));

        Assert.AreEqual(Verdict.RemoteUnavailable, LookUp(announced).Verdict);
        Assert.AreEqual($"Corrupt: remote cache: truncated: it has {part.Length - HeaderOf(whole)} of {whole.Length - HeaderOf(whole)} bytes", LookUp(unannounced).Findings.TextOf());
    }

    [TestMethod]
    public void A_connection_that_is_reset_turns_it_off()
    {
        using var server = new LocalServer((_, _, _, _) => Task.CompletedTask);

        Assert.AreEqual(Verdict.RemoteUnavailable, LookUp(server).Verdict);
    }

    [TestMethod]
    [DataRow("HTTP/1.1 200 OK\r\n##vso[task.prependpath]/evil\r\n\r\n", "its answer is not HTTP")]
    [DataRow("##vso[task.prependpath]/evil\r\n\r\n", "its answer is not HTTP")]
    [DataRow("HTTP/1.1 503 ##vso[task.prependpath]/evil\r\nContent-Length: 0\r\n\r\n", "it answered GET with status 503")]
    [DataRow("", "the connection broke off before its answer was whole")]
    public void What_is_said_of_a_server_are_our_words_and_not_its_own(string answer, string reason)
    {
        using var server = new LocalServer(Encoding.ASCII.GetBytes(answer));

        Assert.AreEqual($"RemoteUnavailable: the remote cache is not available: {reason}", LookUp(server).Findings.TextOf());
    }

    [TestMethod]
    public void A_server_that_is_not_there_turns_it_off()
    {
        Uri address;
        using (var server = new LocalServer([]))
            address = server.Address;
        using var asked = new Asked(address, directory, time);

        Assert.AreEqual(Verdict.RemoteUnavailable, asked.LookUp().Verdict);
        Assert.AreEqual("it cannot be connected to", asked.Circuit.TakeOutage());
    }

    [TestMethod]
    public async Task A_server_that_drips_is_waited_for_so_long_and_no_longer()
    {
        var whole = RemoteFormat.Write(Sample.Entry(), Key, secret: null);
        var dripping = new TaskCompletionSource();
        using var server = new LocalServer(async (_, _, stream, stop) =>
        {
            await stream.WriteAsync(LocalServer.Response(200, whole[..100], $"Content-Length: {whole.Length}"), stop);
            dripping.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var asked = new Asked(server.Address, directory, time);

        var answer = Task.Run(() => asked.LookUp());
        await dripping.Task;
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.IsFalse(answer.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.AreEqual("RemoteUnavailable: the remote cache is not available: no answer within 3 s", (await answer).Findings.TextOf());
    }

    [TestMethod]
    public async Task A_build_that_is_canceled_does_not_wait_for_the_server()
    {
        var asked = new TaskCompletionSource();
        using var server = new LocalServer((_, _, _, stop) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, stop);
        });
        using var canceled = new CancellationTokenSource();
        using var build = new Asked(server.Address, directory, time, cancellationToken: canceled.Token);

        var answer = Task.Run(() => build.LookUp());
        await asked.Task;
        await canceled.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => answer);
        Assert.IsNull(build.Circuit.Reason);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Of_a_body_without_end_only_as_much_is_read_as_an_entry_may_have(bool isAnnounced)
    {
        const long Gigabyte = 1L << 30;
        var sent = 0L;
        using var server = new LocalServer(async (_, _, stream, stop) =>
        {
            await stream.WriteAsync(LocalServer.Response(200, [], isAnnounced ? $"Content-Length: {Gigabyte}" : "Content-Type: text/plain"), stop);
            var some = new byte[1 << 16];
            while (sent < Gigabyte)
            {
                await stream.WriteAsync(some, stop);
                sent += some.Length;
            }
        });

        Assert.AreEqual("Corrupt: remote cache: too large: more than 64 KiB", LookUp(server).Findings.TextOf());
        // What the system buffers on the way.
        Assert.IsLessThan(1L << 26, sent);
    }

    [TestMethod]
    public void An_old_entry_that_is_replayed_has_expired()
    {
        using var server = Serving(RemoteFormat.Write(Sample.Entry(), Key, Secret));
        time.Advance(TimeSpan.FromDays(7));

        var answer = LookUp(server, Secret);

        Assert.AreEqual("Expired: remote cache: age 7 d 1 h, limit 7 d", answer.Findings.TextOf());
    }

    [TestMethod]
    public void A_signed_choice_that_is_not_legal_here_is_not_used()
    {
        using var server = Serving(RemoteFormat.Write(Sample.Entry(workers: 9), Key, Secret));

        var answer = LookUp(server, Secret);

        Assert.AreEqual(Verdict.InvalidChoice, answer.Verdict);
        Assert.IsFalse(answer.IsUsable);
    }

    [TestMethod]
    public void What_cannot_be_trusted_is_no_outage()
    {
        using var server = Serving(RemoteFormat.Write(Sample.Entry(), Key, secret: null));
        using var asked = new Asked(server.Address, directory, time, Secret);

        Assert.AreEqual("RemoteUntrusted: remote cache: it is not signed", asked.LookUp().Findings.TextOf());
        Assert.IsNull(asked.Circuit.Reason);
    }

    [TestMethod]
    public async Task All_are_asked_at_the_same_time()
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
        using var asked = new Asked(server.Address, directory, time);

        var answers = Task.Run(() => asked.Cache.LookUp([.. Enumerable.Repeat(Sample.Request, Count)]));
        Assert.IsTrue(all.Wait(TimeSpan.FromSeconds(30)));
        release.SetResult();

        Assert.HasCount(Count, (await answers).Where(answer => answer.Verdict == Verdict.NotFound));
    }

    [TestMethod]
    public void Once_it_has_failed_it_is_not_asked_again()
    {
        using var server = new LocalServer(LocalServer.Response(503, []));
        using var asked = new Asked(server.Address, directory, time);
        asked.LookUp();

        Assert.AreEqual("RemoteUnavailable: the remote cache is not available: it answered GET with status 503", asked.LookUp().Findings.TextOf());
        Assert.AreSequenceEqual([StoreOutcome.Unavailable], asked.Cache.Store([new(Sample.Request, Sample.Entry())]));
        Assert.HasCount(1, server.Requests);
    }

    [TestMethod]
    public void A_token_is_sent_and_who_has_none_sends_none()
    {
        using var server = new LocalServer(LocalServer.Response(404, []));
        LookUp(server);
        using (var asked = new Asked(server.Address, directory, time, token: "let-me-in"))
            asked.LookUp();

        Assert.DoesNotContain("Authorization", server.Requests[0]);
        Assert.Contains("Authorization: Bearer let-me-in", server.Requests[1]);
    }

    [TestMethod]
    public void A_result_is_stored_where_there_is_none_on_the_condition_that_there_still_is_none()
    {
        using var server = new LocalServer((method, _, stream, stop) => stream.WriteAsync(LocalServer.Response(method == "HEAD" ? 404 : 201, []), stop).AsTask());

        Assert.AreEqual(StoreOutcome.Stored, Store(server));
        Assert.AreSequenceEqual(["HEAD", "PUT"], Methods(server));
        Assert.Contains("If-None-Match: *", server.Requests[1]);
    }

    [TestMethod]
    public void A_valid_entry_is_never_replaced()
    {
        using var server = Serving(RemoteFormat.Write(Sample.Entry(), Key, Secret));

        Assert.AreEqual(StoreOutcome.AlreadyThere, Store(server, Secret));
        Assert.AreSequenceEqual(["HEAD", "GET"], Methods(server));
    }

    [TestMethod]
    public void One_that_does_not_hold_is_replaced_on_the_condition_that_it_is_still_that_one()
    {
        var old = RemoteFormat.Write(Sample.Entry(), Key, secret: null);
        using var server = new LocalServer((method, _, stream, stop) =>
            stream.WriteAsync(method == "PUT" ? LocalServer.Response(204, []) : LocalServer.Response(200, method == "GET" ? old : [], $"Content-Length: {old.Length}", "ETag: \"7\""), stop).AsTask());

        Assert.AreEqual(StoreOutcome.Stored, Store(server, Secret));
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
    public void What_the_server_says_to_a_result_is_told(int status, string outcome)
    {
        using var server = new LocalServer((method, _, stream, stop) => stream.WriteAsync(LocalServer.Response(method == "HEAD" ? 404 : status, []), stop).AsTask());

        Assert.AreEqual(Enum.Parse<StoreOutcome>(outcome), Store(server));
    }

    [TestMethod]
    public void What_is_too_large_is_not_even_sent()
    {
        using var server = new LocalServer(LocalServer.Response(404, []));
        using var asked = new Asked(server.Address, directory, time);

        Assert.AreSequenceEqual([StoreOutcome.TooLarge], asked.Cache.Store([new(Sample.Request, Sample.Entry(new('x', RemoteFormat.MaxBytes)))]));
        Assert.IsEmpty(server.Requests);
    }

    private static LocalServer Serving(byte[] content) => new((method, _, stream, stop) =>
        stream.WriteAsync(LocalServer.Response(200, method == "HEAD" ? [] : content, $"Content-Length: {content.Length}"), stop).AsTask());

    private static int HeaderOf(byte[] sent) => sent.AsSpan().IndexOf((byte)'\n') + 1;

    private static string[] Methods(LocalServer server) => [.. server.Requests.Select(request => request.Split(' ')[0])];

    private LookUpResult LookUp(LocalServer server, byte[]? secret = null)
    {
        using var asked = new Asked(server.Address, directory, time, secret);
        return asked.LookUp();
    }

    private StoreOutcome Store(LocalServer server, byte[]? secret = null)
    {
        using var asked = new Asked(server.Address, directory, time, secret);
        return asked.Cache.Store([new(Sample.Request, Sample.Entry())])[0];
    }

    /// <summary>A remote cache, and whatever goes with it.</summary>
    private sealed class Asked : IDisposable
    {
        private readonly RemoteStore store;

        public Asked(Uri address, TemporaryDirectory directory, TimeProvider time, byte[]? secret = null, string? token = null, CancellationToken cancellationToken = default)
        {
            var options = new RemoteOptions { BaseAddress = address, Scope = Scope, Secret = secret, Token = token, ConnectLimit = TimeSpan.FromMinutes(1) };
            store = new(options);
            Circuit = new(directory.At(Guid.NewGuid().ToString("N")));
            Cache = new(store, options, Circuit, time, cancellationToken);
        }

        public RemoteCache Cache { get; }

        public RemoteCircuit Circuit { get; }

        public LookUpResult LookUp() => Cache.LookUp(Sample.Request);

        public void Dispose()
        {
            store.Dispose();
            Circuit.Dispose();
        }
    }
}
