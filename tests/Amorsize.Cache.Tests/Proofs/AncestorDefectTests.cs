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

/// <summary>Defects that the tool before this one had, where no other test stands against them.</summary>
[TestClass]
public sealed class AncestorDefectTests
{
    private readonly CacheInMemory build = new();
    private readonly string path = CacheInMemory.PathOf(Sample.Entry());

    /// <summary>C9, C10: well-formed JSON of another shape, under a good checksum, and text that is not UTF-8.</summary>
    public static IEnumerable<object[]> WrongFiles =>
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
    public void C1_No_two_writers_use_one_temporary_file() =>
        Assert.HasCount(1000, Enumerable.Range(0, 1000).Select(_ => AtomicFile.TemporaryOf(path)).Distinct());

    [TestMethod]
    public void C7_An_entry_of_another_machine_is_no_hit_and_is_pruned_when_it_is_old()
    {
        build.Cache.Store(Sample.Entry() with { Machine = Sample.Elsewhere });

        Assert.AreEqual(Verdict.MachineMismatch, build.LookUp().Verdict);
        build.Time.Advance(Sample.Ttl + TimeSpan.FromDays(31));
        Assert.AreEqual(1, build.Prune(PruneMode.Always).Entries);
    }

    [TestMethod]
    [DynamicData(nameof(WrongFiles))]
    public void C9_A_look_up_of_a_wrong_file_is_a_miss_and_no_exception(byte[] file)
    {
        build.Files[path] = file;

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
    }

    [TestMethod]
    [DynamicData(nameof(WrongFiles))]
    public void C10_A_prune_leaves_a_wrong_file_of_today_alone_and_goes_on(byte[] file)
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
    public void C11_A_time_that_is_no_time_is_corrupt(string time)
    {
        build.Files[path] = With("\"createdAt\": ", time);

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
    }

    [TestMethod]
    public void C11_A_clock_set_back_makes_no_entry_immortal()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.AdjustTime(Sample.Noon - TimeSpan.FromDays(365));

        Assert.AreEqual(Verdict.FutureClock, build.LookUp().Verdict);
        build.Cache.Store(Sample.Entry() with { CreatedAt = build.Time.GetUtcNow() });
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void C12_A_short_limit_of_one_build_prunes_nothing_of_the_last_30_days()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(30));

        Assert.AreEqual(0, build.Pruner.Prune(Sample.PruneRequest with { Ttl = TimeSpan.FromSeconds(1) }).Entries);
        Assert.AreEqual(Verdict.Hit, build.Cache.LookUp(Sample.Request with { Ttl = TimeSpan.FromDays(365) }).Verdict);
    }

    [TestMethod]
    public void C13_A_file_that_cannot_be_read_is_never_deleted()
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
    public void C19_Memory_in_use_makes_no_other_machine()
    {
        var before = Machine.Here(8, "Server");
        var used = new byte[300 << 20];
        Array.Fill(used, (byte)1);
        GC.Collect();

        Assert.AreEqual(before, Machine.Here(8, "Server"));
        GC.KeepAlive(used);
    }

    [TestMethod]
    public void K8_That_nothing_is_gained_is_a_result_as_any_other()
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
