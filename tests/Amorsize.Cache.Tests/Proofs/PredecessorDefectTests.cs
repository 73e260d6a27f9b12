using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Fuzz.Oracle;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Amorsize.Engine;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>Defects of an earlier tool of the same purpose that no other test covers.</summary>
[TestClass]
public sealed class PredecessorDefectTests
{
    private readonly CacheInMemory build = new();
    private readonly string path = CacheInMemory.PathOf(Sample.Entry());

    /// <summary>Well-formed JSON of another shape with a good checksum, and text that is not UTF-8.</summary>
    public static IEnumerable<object[]> UnexpectedFiles =>
    [
        ["[]\n"u8.ToArray()],
        ["null\n"u8.ToArray()],
        [With("\"createdAt\": ", "null")],
        [With("\"createdAt\": ", "\"yesterday\"")],
        [With("\"createdAt\": ", "1767225600.5")],
        [With("\"machine\": ", "null")],
        [With("\"fingerprint\": ", "\"\xff\"")],
        [new byte[] { 0xff, 0xfe, 0x00 }],
    ];

    [TestMethod]
    public void TemporaryOf_ManyCalls_NeverRepeatsAName() =>
        Assert.HasCount(1000, Enumerable.Range(0, 1000).Select(_ => AtomicFile.TemporaryOf(path)).Distinct());

    [TestMethod]
    public void Prune_OldEntryOfAnotherMachine_IsPruned()
    {
        build.Cache.Store(Sample.Entry() with { Machine = Sample.Elsewhere });

        Assert.AreEqual(Verdict.MachineMismatch, build.LookUp().Verdict);
        build.Time.Advance(Sample.Ttl + TimeSpan.FromDays(31));
        Assert.AreEqual(1, build.Prune(PruneMode.Always).Entries);
    }

    [TestMethod]
    [DynamicData(nameof(UnexpectedFiles))]
    public void LookUp_UnexpectedContent_IsCorrupt(byte[] file)
    {
        build.Files[path] = file;

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
    }

    [TestMethod]
    [DynamicData(nameof(UnexpectedFiles))]
    public void Prune_FreshFileWithUnexpectedContent_IsLeftAlone(byte[] file)
    {
        var old = CacheInMemory.PathOf(Sample.Entry() with { Machine = Sample.Elsewhere });
        build.Files[old] = EntryFormat.Write(Sample.Entry() with { Machine = Sample.Elsewhere });
        build.Time.Advance(TimeSpan.FromDays(1000));
        build.Files[path] = file;

        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1 }, build.Prune(PruneMode.Always));
        Assert.AreSame(file, build.Files[path]);
    }

    [TestMethod]
    [DataRow("NaN")]
    [DataRow("Infinity")]
    [DataRow("1e999")]
    public void LookUp_CreationTimeThatIsNoTime_IsCorrupt(string time)
    {
        build.Files[path] = With("\"createdAt\": ", time);

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
    }

    [TestMethod]
    public void LookUp_ClockSetBack_IsFutureClockAndEntryCanBeReplaced()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.AdjustTime(Sample.Noon - TimeSpan.FromDays(365));

        Assert.AreEqual(Verdict.FutureClock, build.LookUp().Verdict);
        build.Cache.Store(Sample.Entry() with { CreatedAt = build.Time.GetUtcNow() });
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void Prune_ShortTtl_KeepsEntriesOfTheLast30Days()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(30));

        Assert.AreEqual(0, build.Pruner.Prune(Sample.PruneRequest with { Ttl = TimeSpan.FromSeconds(1) }).Entries);
        Assert.AreEqual(Verdict.Hit, build.Cache.LookUp(Sample.Request with { Ttl = TimeSpan.FromDays(365) }).Verdict);
    }

    [TestMethod]
    public void Prune_UnreadableFile_IsNotDeleted()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(1000));
        build.Files.Before = (step, file) =>
        {
            if (step == "Read" && file == path)
                throw new IOException("Too many open files");
        };

        Assert.AreEqual(new PruneResult { Ran = true, Errors = 1 }, build.Prune(PruneMode.Always));
        Assert.IsNotNull(EntryFormat.Read(build.Files[path]).Entry);
    }

    [TestMethod]
    public void Machine_MoreMemoryInUse_IsTheSameMachine()
    {
        var before = Machine.Here(8, "Server");
        var used = new byte[300 << 20];
        Array.Fill(used, (byte)1);
        GC.Collect();

        Assert.AreEqual(before, Machine.Here(8, "Server"));
        GC.KeepAlive(used);
    }

    [TestMethod]
    public void LookUp_SequentialPlanWithoutGain_IsHit()
    {
        var entry = Sample.Entry();
        build.Cache.Store(entry.With(entry.Profile with { Choice = ExecutionPlan.Sequential, Speedup = 1 }));

        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    private static byte[] With(string name, string value)
    {
        var file = EntryFormat.Write(Sample.Entry());
        var start = file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) + name.Length;
        return Checksums.Repair(file.With(Places.Of(file).Single(place => place.Start.Value == start), Encoding.Latin1.GetBytes(value)));
    }
}
