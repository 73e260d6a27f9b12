using Amorsize.Cache.Entries;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Entries;

[TestClass]
public sealed class HistoryTests
{
    private static readonly LookUpResult Nothing = LookUpResult.Without(Verdict.NotFound, "no entry for this workload");

    [TestMethod]
    public void History_FirstMeasurement_HasReasonAndResult() => Assert.AreSequenceEqual(
        [new(Sample.Noon, Verdict.NotFound, "no entry for this workload", "8 workers, chunk 16: 6.12x sequential")],
        Sample.Entry().After(Nothing).History);

    [TestMethod]
    public void History_LaterMeasurement_ComesFirstWithAllFindings()
    {
        var first = Sample.Entry().After(Nothing);
        var stale = new LookUpResult([new(Verdict.Expired, "age 8 d, limit 7 d"), new(Verdict.WorkloadChanged, "the method changed")], first, SettingsSource.Cached);

        var history = (Sample.Failed() with { CreatedAt = Sample.Noon.AddDays(8) }).After(stale).History;

        Assert.AreSequenceEqual(
            [new(Sample.Noon.AddDays(8), Verdict.Expired, "age 8 d, limit 7 d; the method changed", "it did not end within 16 s"), first.History[0]],
            history);
    }

    [TestMethod]
    public void History_MeasuredDespiteHit_HasVerdictHit() =>
        Assert.AreEqual((Verdict.Hit, ""), Sample.Entry().After(new LookUpResult([], Sample.Entry(), SettingsSource.Cached)).History.Select(measurement => (measurement.Verdict, measurement.Why)).Single());

    [TestMethod]
    public void History_BeyondItsLimit_DropsTheOldest()
    {
        var entry = Sample.Entry();
        for (var number = 0; number < Entry.MaxMeasurements + 5; number++)
            entry = (entry with { CreatedAt = Sample.Noon.AddDays(number) }).After(new LookUpResult([], entry, SettingsSource.Cached));

        Assert.HasCount(Entry.MaxMeasurements, entry.History);
        Assert.AreEqual(Sample.Noon.AddDays(Entry.MaxMeasurements + 4), entry.History[0].At);
    }

    [TestMethod]
    public void History_LongReason_IsCut() =>
        Assert.AreEqual(new string('x', 300) + "…", Sample.Entry().After(LookUpResult.Without(Verdict.Unreadable, new string('x', 301))).History[0].Why);

    [TestMethod]
    public void History_WrittenAndRead_IsTheSame()
    {
        var entry = Sample.Entry().After(Nothing);

        Assert.AreSequenceEqual(entry.History, EntryFormat.Read(EntryFormat.Write(entry)).Entry!.History);
    }

    [TestMethod]
    public void Read_HistoryBeyondItsLimit_IsCorrupt()
    {
        var entry = Sample.Entry() with { History = [.. Enumerable.Repeat(Sample.Entry().After(Nothing).History[0], Entry.MaxMeasurements + 1)] };

        Assert.Contains("'history' has more than 20 elements", EntryFormat.Read(EntryFormat.Write(entry)).Defect!.Detail);
    }

    [TestMethod]
    public void Store_EntryOfAnotherLayer_ContinuesTheHistory()
    {
        var build = new CacheInMemory();
        build.Cache.Store(Sample.Entry().After(Nothing));

        build.Cache.Store(Sample.Entry("from elsewhere"));

        Assert.AreEqual(("from elsewhere", "no entry for this workload"), (build.LookUp().Entry!.Profile.Reason, build.LookUp().Entry!.History.Single().Why));
    }

    [TestMethod]
    public void Read_RemoteEntryWithHistory_DropsTheHistory()
    {
        var entry = Sample.Entry().After(Nothing);
        var key = RemoteKey.Of(entry, "");
        var forged = EntryFormat.Write(entry);
        var received = System.Text.Encoding.ASCII.GetBytes($"{System.Text.Encoding.ASCII.GetString(RemoteFormat.Write(entry, key, secret: null)).Split(' ')[0]} {forged.Length} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(forged))} -\n");

        var read = RemoteFormat.Read((byte[])[.. received, .. forged], key, "", secret: null);

        Assert.IsNull(read.Defect);
        Assert.IsEmpty(read.Entry!.History);
    }

    [TestMethod]
    public void Write_EntryForOthers_HasNoHistory()
    {
        var entry = Sample.Entry().After(LookUpResult.Without(Verdict.Unreadable, "the file cannot be read: /home/me/secret"));

        Assert.DoesNotContain("secret", EntryFormat.WriteLine(entry));
        Assert.AreEqual(EntryFormat.WriteLine(Sample.Entry()), EntryFormat.WriteLine(entry));
        Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(RemoteFormat.Write(entry, new('a', 64), secret: null)));
    }
}
