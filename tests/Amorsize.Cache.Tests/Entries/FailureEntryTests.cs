using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Cache.Tests.Entries;

/// <summary>Entries of failures, and entries near the size limit of a file.</summary>
[TestClass]
public sealed class FailureEntryTests
{
    private const int TwoMiB = 2 << 20;

    private readonly CacheInMemory build = new();

    private static Entry FailedAfterProfile => Sample.Failed() with { Result = new EntryResult.Failed(Sample.Failed().Failure) { Known = Sample.Entry().Result } };

    [TestMethod]
    public void Failure_WithKnownProfile_RoundTrips()
    {
        var read = EntryFormat.Read(EntryFormat.Write(FailedAfterProfile)).Entry!;

        Assert.AreEqual(FailedAfterProfile.Failure, read.Failure);
        var known = (EntryResult.Loop)read.ProfileResult!;
        Assert.AreEqual(Sample.Entry().Profile.Choice, known.Profile.Choice);
    }

    [TestMethod]
    public void Failure_WithoutKnownProfile_HasNone()
    {
        Assert.IsNull(EntryFormat.Read(EntryFormat.Write(Sample.Failed())).Entry!.ProfileResult);
    }

    [TestMethod]
    public void LookUp_FailureWithKnownProfile_IsFailedAndUsable()
    {
        build.Cache.Store(FailedAfterProfile);

        var found = build.LookUp();

        Assert.AreEqual((Verdict.Failed, true), (found.Verdict, found.IsUsable));
    }

    [TestMethod]
    public void LookUp_FailureWithIllegalKnownProfile_IsNotUsable()
    {
        build.Cache.Store(FailedAfterProfile);

        var found = build.Cache.LookUp(Sample.Request with { MaxDegreeOfParallelism = 2 });

        Assert.AreSequenceEqual([Verdict.Failed, Verdict.InvalidChoice], found.Findings.Select(finding => finding.Verdict));
        Assert.IsFalse(found.IsUsable);
    }

    [TestMethod]
    [DataRow('x')]
    [DataRow('\0')]
    [DataRow('µ')]
    public void Store_FailureWithHugeMessage_IsFound(char filler)
    {
        build.Cache.Store(Sample.Entry() with { Result = new EntryResult.Failed(new(ProfileOutcome.Threw, new(filler, TwoMiB))) });

        var found = build.LookUp();

        Assert.AreEqual(Verdict.Failed, found.Verdict);
        Assert.EndsWith("…", found.Entry!.Failure.Message);
    }

    [TestMethod]
    public void Failure_CutInsideASurrogatePair_IsValidUnicode()
    {
        for (var offset = 0; offset < 2; offset++)
        {
            var message = new Failure(ProfileOutcome.Threw, new string('x', offset) + string.Concat(Enumerable.Repeat("😀", TwoMiB))).Message;
            Assert.IsFalse(char.IsHighSurrogate(message[^2]), $"offset {offset}");
        }
    }

    [TestMethod]
    public void Store_EntryAboveTheLimit_IsRefusedAndNotCorrupt()
    {
        build.Cache.Store(Sample.Entry("old"));

        var refusal = Assert.ThrowsExactly<IOException>(() => build.Cache.Store(Sample.Entry(new string('x', TwoMiB))));

        Assert.Contains("larger than 1024 KiB", refusal.Message);
        Assert.AreEqual("old", build.LookUp().Entry!.Profile.Reason);
    }

    [TestMethod]
    public void Store_HistoryAboveTheLimit_IsStoredWithoutIt()
    {
        var measurement = new PastMeasurement(Sample.Noon, Verdict.Expired, new string('x', TwoMiB), "");

        build.Cache.Store(Sample.Entry() with { History = [measurement] });

        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }
}
