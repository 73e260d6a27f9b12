using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement;

namespace Amorsize.Cache.Tests.Verdicts;

[TestClass]
public sealed class VerdictTests
{
    private readonly CacheInMemory build = new();

    [TestMethod]
    public void LookUp_FreshEntry_IsHit()
    {
        build.Cache.Store(Sample.Entry());

        var result = build.LookUp();

        Assert.AreEqual(Verdict.Hit, result.Verdict);
        Assert.IsEmpty(result.Findings);
        Assert.AreEqual(8, result.Entry!.Profile.Choice.Workers);
    }

    [TestMethod]
    [DataRow(23, Verdict.Hit)]
    [DataRow(25, Verdict.Provisional)]
    public void LookUp_MeasuredUnderLoad_IsProvisionalAfterADay(int hours, object verdict)
    {
        var entry = Sample.Entry();
        entry = entry.With(entry.Profile with { UnderLoad = 0.92 }) with { CreatedAt = Sample.Noon.AddHours(-hours) };
        Store(entry);

        var result = build.LookUp();

        Assert.AreEqual(verdict, result.Verdict);
        Assert.IsTrue(result.IsUsable);
        Assert.AreEqual(verdict is Verdict.Hit, Sample.Noon < Staleness.ValidityOf(entry, Sample.Request).Until);
    }

    [TestMethod]
    public void LookUp_NoEntry_IsNotFound()
    {
        AssertVerdict("NotFound: no entry for this workload");
        Assert.IsNull(build.LookUp().Entry);
    }

    [TestMethod]
    public void LookUp_UnreadableFile_IsUnreadable()
    {
        build.Cache.Store(Sample.Entry());
        build.Files.Before = (_, _) => throw new IOException("Input/output error");

        AssertVerdict("Unreadable: the file cannot be read: Input/output error");
        Assert.IsNull(build.LookUp().Entry);
    }

    [TestMethod]
    public void LookUp_TruncatedFile_IsCorrupt()
    {
        build.Files[CacheInMemory.PathOf(Sample.Entry())] = EntryFormat.Write(Sample.Entry())[..100];

        AssertVerdict("Corrupt: truncated: it ends after 100 bytes");
    }

    [TestMethod]
    public void LookUp_EntryOfAnotherWorkload_IsCorrupt()
    {
        var other = Sample.Entry() with { Key = Sample.Key with { Configuration = "Debug" } };
        build.Files[CacheInMemory.PathOf(Sample.Entry())] = EntryFormat.Write(other);

        AssertVerdict("Corrupt: wrong key: the entry is of thumbnails of MyApp.Imaging (net8.0, Debug)");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    public void LookUp_AnotherFormatVersion_IsVersionMismatchAndStays(int version)
    {
        var path = CacheInMemory.PathOf(Sample.Entry());
        var text = Encoding.UTF8.GetString(EntryFormat.Write(Sample.Entry()));
        build.Files[path] = Encoding.UTF8.GetBytes(text.Replace("\"formatVersion\": 1", $"\"formatVersion\": {version}", StringComparison.Ordinal));

        AssertVerdict($"VersionMismatch: format cached v{version}, current v1");
        AssertVerdict($"VersionMismatch: format cached v{version}, current v1");
    }

    [TestMethod]
    [DataRow("2-00000000", DisplayName = "an older procedure")]
    [DataRow("3-00000000", DisplayName = "another policy")]
    public void LookUp_AnotherMethodVersion_IsVersionMismatch(string version)
    {
        build.Cache.Store(Sample.Entry() with { MethodVersion = version });

        AssertVerdict($"VersionMismatch: measuring method cached v{version}, current v{MeasurementPolicy.CurrentMethodVersion}");
    }

    [TestMethod]
    public void LookUp_AgeBeyondTheLimit_IsExpired()
    {
        build.Cache.Store(Sample.Entry());

        build.Time.Advance(Sample.Ttl);
        AssertVerdict("");
        build.Time.Advance(TimeSpan.FromTicks(1));
        AssertVerdict("Expired: age 7 d, limit 7 d");
        build.Time.Advance(TimeSpan.FromHours(27));
        AssertVerdict("Expired: age 8 d 3 h, limit 7 d");
    }

    [TestMethod]
    public void LookUp_MoreThanFiveMinutesInTheFuture_IsFutureClock()
    {
        Store(Sample.Entry() with { CreatedAt = Sample.Noon + new TimeSpan(0, 4, 59) });
        AssertVerdict("");
        Store(Sample.Entry() with { CreatedAt = Sample.Noon + new TimeSpan(0, 5, 0) });
        AssertVerdict("");
        Store(Sample.Entry() with { CreatedAt = Sample.Noon + new TimeSpan(0, 5, 1) });
        AssertVerdict("FutureClock: created 2026-03-01 12:05:01Z, 5 min 1 s in the future; allowed 5 min");
        Store(Sample.Entry() with { CreatedAt = DateTimeOffset.MaxValue });
        Assert.AreEqual(Verdict.FutureClock, build.LookUp().Verdict);
    }

    [TestMethod]
    public void LookUp_AnotherMachine_NamesEveryDifference()
    {
        Store(Sample.Entry() with { Machine = Sample.Here with { Processors = 2, GarbageCollector = "Server", MemoryGiB = 64 } });

        AssertVerdict("MachineMismatch: processors: cached 2, here 8; garbage collector: cached Server, here Workstation, concurrent; memory class: cached 64 GiB, here 16 GiB");
    }

    [TestMethod]
    public void LookUp_AnotherFingerprint_IsWorkloadChanged()
    {
        Store(Sample.Entry() with { Fingerprint = Sample.OtherFingerprint });

        AssertVerdict("WorkloadChanged: the flagged method, or code that it reaches, changed: cached fedcba987654, here 0123456789ab");
    }

    [TestMethod]
    public void LookUp_AnotherMethodVersion_IsVersionMismatch()
    {
        Store(Sample.Entry() with { MethodVersion = "0-00000000" });

        AssertVerdict($"VersionMismatch: measuring method cached v0-00000000, current v{MeasurementPolicy.CurrentMethodVersion}");
    }

    [TestMethod]
    public void LookUp_AnotherPackageVersion_IsHit()
    {
        Store(Sample.Entry() with { ToolVersion = "0.0.9" });

        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void LookUp_OtherProperties_NamesEachWithBothValues()
    {
        Store(Sample.Entry() with { MeasurementProperties = [new("AmorsizeTimeBudget", "00:00:05"), new("TieredPGO", "false")] });

        AssertVerdict("SettingsChanged: AmorsizeTimeBudget: cached 00:00:05, here 00:00:03; TieredPGO: cached false, here (none); Optimize: cached (none), here true");
    }

    [TestMethod]
    public void LookUp_Failure_IsFailedForAnHourThenExpired()
    {
        build.Cache.Store(Sample.Failed());

        build.Time.Advance(TimeSpan.FromHours(1));
        AssertVerdict("Failed: the last profile, of 2026-03-01 12:00:00Z, failed: it did not end within 16 s");
        build.Time.Advance(TimeSpan.FromSeconds(1));
        AssertVerdict("Expired: age 1 h 1 s, limit 1 h\nFailed: the last profile, of 2026-03-01 12:00:00Z, failed: it did not end within 16 s");
    }

    [TestMethod]
    public void LookUp_FailureWithShortTtl_ExpiresWithTheTtl()
    {
        build.Cache.Store(Sample.Failed());
        build.Time.Advance(TimeSpan.FromMinutes(11));

        Assert.AreEqual("age 11 min, limit 10 min", build.Cache.LookUp(Sample.Request with { Ttl = TimeSpan.FromMinutes(10) }).Findings[0].Detail);
    }

    [TestMethod]
    [DataRow(8, 0, 0.98, "")]
    [DataRow(9, 0, 0.98, "InvalidChoice: 9 workers are chosen for CPU-bound work, but 8 processors are usable here")]
    [DataRow(11, 0, 0.75, "", DisplayName = "Each item waits for a quarter of its time")]
    [DataRow(12, 0, 0.75, "InvalidChoice: 12 workers are chosen for CPU-bound work, but 8 processors are usable here")]
    [DataRow(9, 0, 0.1, "")]
    [DataRow(8, 8, 0.98, "")]
    [DataRow(8, 7, 0.98, "InvalidChoice: 8 workers were chosen, but the flag now allows at most 7")]
    [DataRow(8, 7, 0.1, "InvalidChoice: 8 workers were chosen, but the flag now allows at most 7")]
    public void LookUp_IllegalPlan_IsInvalidChoice(int workers, int ceiling, double cpuShare, string findings)
    {
        var entry = Sample.Entry(workers: workers);
        Store(entry.With(entry.Profile with { Model = entry.Profile.Model with { CpuShare = cpuShare } }));

        Assert.AreEqual(findings, build.Cache.LookUp(Sample.Request with { MaxDegreeOfParallelism = ceiling }).Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_StaleEntry_IsReturned()
    {
        Store(Sample.Entry() with { Fingerprint = Sample.OtherFingerprint });

        Assert.AreEqual(8, build.LookUp().Entry!.Profile.Choice.Workers);
    }

    [TestMethod]
    public void Code_EachVerdictButHit_HasItsOwn()
    {
        var codes = Enum.GetValues<Verdict>().Select(verdict => verdict.Code()).ToArray();

        Assert.AreEqual(
            ",AMZ1001,AMZ1002,AMZ1003,AMZ1004,AMZ1005,AMZ1006,AMZ1007,AMZ1008,AMZ1009,AMZ1010,AMZ1011,AMZ1012,AMZ1013,AMZ1014,AMZ4001,AMZ4002",
            string.Join(',', codes));
    }

    private void Store(Entry entry)
    {
        build.Files.Delete(CacheInMemory.PathOf(Sample.Entry()));
        build.Cache.Store(entry);
    }

    private void AssertVerdict(string findings) => Assert.AreEqual(findings, build.LookUp().Findings.TextOf());
}
