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

/// <summary>Many builds at once use a remote cache on nginx, a server that teams run.</summary>
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
    public void LookUp_50ReadersBeside4Writers_GetWholeEntriesOrNone()
    {
        using var server = NginxServer.Start();
        using var directory = new TemporaryDirectory();
        // Half of the uploads replace an expired entry.
        Run(cache => cache.Store([.. Workloads.Where((_, index) => index % 2 == 0).Select(workload => new RemoteResult(Sample.RequestFor(workload), EntryOf(workload, Writers) with { CreatedAt = Sample.Noon.AddDays(-8) }))]));
        var wrong = new ConcurrentBag<string>();
        var hits = 0;
        var written = new int[Enum.GetValues<StoreOutcome>().Length];

        Thread[] builds =
        [
            .. Enumerable.Range(0, Writers).Select(writer => new Thread(() => Run(cache =>
            {
                foreach (var outcome in cache.Store([.. Workloads.Select(workload => new RemoteResult(Sample.RequestFor(workload), EntryOf(workload, writer)))]))
                    Interlocked.Increment(ref written[(int)outcome]);
            }))),
            .. Enumerable.Range(0, Readers).Select(_ => new Thread(() => Run(cache =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    foreach (var (workload, answer) in Workloads.Zip(cache.LookUp([.. Workloads.Select(Sample.RequestFor)])))
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
        Run(cache => Assert.HasCount(Workloads.Count, cache.LookUp([.. Workloads.Select(Sample.RequestFor)]).Where(answer => answer.Verdict == Verdict.Hit)));

        void Count(string workload, LookUpResult answer)
        {
            if (answer is { Verdict: Verdict.Hit, Entry.Key.Subject.Name: var found } && found == workload)
                Interlocked.Increment(ref hits);
            else if (answer.Verdict is not (Verdict.NotFound or Verdict.Expired))
                wrong.Add($"{workload}: {answer.Findings.TextOf()}");
        }

        void Run(Action<RemoteCache> build)
        {
            // Many builds on few processors may delay a connection, so its limit is far beyond the default.
            var options = new RemoteOptions { BaseAddress = server.Address, Secret = Secret, ConnectTimeout = TimeSpan.FromMinutes(1) };
            using var store = new RemoteStore(options);
            using var circuit = new RemoteCircuit(directory.At(Guid.NewGuid().ToString("N")));
            build(new(store, options, circuit, time));
        }
    }

    [TestMethod]
    public void Store_CorruptEntry_IsReplacedAndValidOneStays()
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

    private static Entry EntryOf(string workload, int writer) => Sample.Entry(string.Create(CultureInfo.InvariantCulture, $"of writer {writer}")).Of(workload);
}
