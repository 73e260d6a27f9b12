using System.Collections.Concurrent;
using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Servers;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Remote;

/// <summary>The remote cache as it is used, by many at once, against a server that teams run.</summary>
[TestClass]
public sealed class NginxTests
{
    private const int Readers = 50;
    private const int Writers = 4;
    private const int Rounds = 20;

    private static readonly byte[] Secret = "a secret of the team"u8.ToArray();
    private static readonly IReadOnlyList<string> Workloads = [.. Enumerable.Range(0, 20).Select(number => string.Create(CultureInfo.InvariantCulture, $"workload {number}"))];

    private readonly FakeTimeProvider time = new(Sample.Noon.AddHours(1));

    [TestMethod]
    public void Fifty_builds_that_read_beside_four_that_write_get_whole_and_right_entries_or_none()
    {
        using var server = NginxServer.Start();
        using var directory = new TemporaryDirectory();
        // Half of what is written replaces what has expired.
        Run(cache => cache.Store([.. Workloads.Where((_, index) => index % 2 == 0).Select(workload => new RemoteResult(RequestFor(workload), EntryOf(workload, Writers) with { CreatedAt = Sample.Noon.AddDays(-8) }))]));
        var wrong = new ConcurrentBag<string>();
        var hits = 0;
        var written = new int[Enum.GetValues<StoreOutcome>().Length];

        Thread[] builds =
        [
            .. Enumerable.Range(0, Writers).Select(writer => new Thread(() => Run(cache =>
            {
                foreach (var outcome in cache.Store([.. Workloads.Select(workload => new RemoteResult(RequestFor(workload), EntryOf(workload, writer)))]))
                    Interlocked.Increment(ref written[(int)outcome]);
            }))),
            .. Enumerable.Range(0, Readers).Select(_ => new Thread(() => Run(cache =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    foreach (var (workload, answer) in Workloads.Zip(cache.LookUp([.. Workloads.Select(RequestFor)])))
                        Count(workload, answer);
                }
            }))),
        ];
        foreach (var build in builds)
            build.Start();
        foreach (var build in builds)
            build.Join();

        Assert.IsEmpty(wrong, wrong.FirstOrDefault());
        Assert.AreEqual(0, written[(int)StoreOutcome.Unavailable] + written[(int)StoreOutcome.TooLarge]);
        Assert.AreEqual(Writers * Workloads.Count, written.Sum());
        Assert.IsGreaterThan(0, hits);
        Assert.HasCount(Workloads.Count, server.Keys);
        Run(cache => Assert.HasCount(Workloads.Count, cache.LookUp([.. Workloads.Select(RequestFor)]).Where(answer => answer.Verdict == Verdict.Hit)));

        void Count(string workload, LookUpResult answer)
        {
            if (answer is { Verdict: Verdict.Hit, Entry.Key.Subject.Name: var found } && found == workload)
                Interlocked.Increment(ref hits);
            else if (answer.Verdict is not (Verdict.NotFound or Verdict.Expired))
                wrong.Add($"{workload}: {answer.Findings.TextOf()}");
        }

        void Run(Action<RemoteCache> build)
        {
            // None of them is slow, but they are many, and the machine may be small.
            var options = new RemoteOptions { BaseAddress = server.Address, Secret = Secret, ConnectLimit = TimeSpan.FromMinutes(1) };
            using var store = new RemoteStore(options);
            using var circuit = new RemoteCircuit(directory.At(Guid.NewGuid().ToString("N")));
            build(new(store, options, circuit, time));
        }
    }

    [TestMethod]
    public void An_entry_that_is_in_the_way_is_replaced_and_one_that_holds_is_not()
    {
        using var server = NginxServer.Start();
        using var directory = new TemporaryDirectory();
        var options = new RemoteOptions { BaseAddress = server.Address, Secret = Secret };
        using var store = new RemoteStore(options);
        using var circuit = new RemoteCircuit(directory.At("off"));
        var cache = new RemoteCache(store, options, circuit, time);
        Directory.CreateDirectory(Path.GetDirectoryName(server.FileOf("any"))!);
        File.WriteAllText(server.FileOf(RemoteKey.Of(Sample.Request, "")), "torn");

        Assert.AreEqual(Verdict.Corrupt, cache.LookUp(Sample.Request).Verdict);
        Assert.AreSequenceEqual([StoreOutcome.Stored], cache.Store([new(Sample.Request, Sample.Entry("first"))]));
        Assert.AreSequenceEqual([StoreOutcome.AlreadyThere], cache.Store([new(Sample.Request, Sample.Entry("second"))]));
        Assert.AreEqual("first", cache.LookUp(Sample.Request).Entry!.Profile.Reason);
        Assert.IsNull(circuit.Reason);
    }

    private static LookUpRequest RequestFor(string workload) => Sample.Request with { Key = Sample.Key.Of(workload) };

    private static Entry EntryOf(string workload, int writer) => Sample.Entry(string.Create(CultureInfo.InvariantCulture, $"of writer {writer}")).Of(workload);
}
