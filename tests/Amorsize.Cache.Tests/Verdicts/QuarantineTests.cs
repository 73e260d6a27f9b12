using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Verdicts;

[TestClass]
public sealed class QuarantineTests
{
    private readonly CacheInMemory build = new();
    private readonly string path = CacheInMemory.PathOf(Sample.Entry());
    private readonly byte[] torn = EntryFormat.Write(Sample.Entry())[..500];

    [TestMethod]
    public void LookUp_CorruptFile_IsQuarantinedOnceAndStaysTheReason()
    {
        build.Files[path] = torn;

        Assert.AreEqual("Corrupt: truncated: it ends after 500 bytes", build.LookUp().Findings.TextOf());
        build.Files.Steps.Clear();
        Assert.AreEqual("Corrupt: truncated: it ends after 500 bytes; quarantined on 2026-03-01", build.LookUp().Findings.TextOf());
        Assert.AreEqual($"Read {path}", string.Join('\n', build.Files.Steps));
        Assert.AreSequenceEqual(torn, build.Files[$"{path}.bad"]);
    }

    [TestMethod]
    public void LookUp_FileQuarantinedByRepair_StaysTheReason()
    {
        build.Files[path] = torn;
        build.Time.Advance(TimeSpan.FromDays(5));

        new CacheVerification(CacheInMemory.Root, build.Files).Verify(repair: true);

        Assert.AreSequenceEqual(torn, build.Files[$"{path}.bad"]);
        Assert.AreEqual("Corrupt: the file was corrupt; quarantined on 2026-03-06", build.LookUp().Findings.TextOf());
        Assert.AreEqual(Verdict.NotFound, build.Cache.LookUp(Sample.Request with { Machine = Sample.Elsewhere }).Verdict);
    }

    [TestMethod]
    public void LookUp_QuarantinedFile_StillUsesAnotherMachinesResult()
    {
        build.Files[$"{path}.bad"] = torn;
        build.Cache.Store(Sample.Entry("elsewhere", workers: 2) with { Machine = Sample.Elsewhere });

        var answer = build.LookUp();

        Assert.AreEqual("Corrupt: the file was corrupt; quarantined on 2026-03-01\nMachineMismatch: processors: cached 2, here 8", answer.Findings.TextOf());
        Assert.AreEqual("elsewhere", answer.Entry!.Profile.Reason);
    }

    [TestMethod]
    public void LookUp_SecondCorruptFile_ReplacesTheQuarantinedOne()
    {
        build.Files[$"{path}.bad"] = [1, 2, 3];
        build.Files[path] = torn;

        build.LookUp();

        Assert.AreSequenceEqual(torn, build.Files[$"{path}.bad"]);
    }

    [TestMethod]
    public void LookUp_ImmovableCorruptFile_IsCorruptEveryTime()
    {
        build.Files[path] = torn;
        build.Files.Before = (step, _) =>
        {
            if (step == "Move")
                throw new UnauthorizedAccessException();
        };

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
    }

    [TestMethod]
    public void LookUp_GoodEntryStoredMeanwhile_IsNotQuarantined()
    {
        build.Files[path] = torn;
        build.Files.Once((step, _) => step == "Lock", () => build.Cache.Store(Sample.Entry()));

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void LookUp_CorruptFileInLockedCache_IsNotQuarantined()
    {
        build.Files[path] = torn;
        build.Files.Locked.Add(CacheLayout.LockOf(CacheInMemory.Root));

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.AreEqual(path, string.Join('\n', build.Files.Paths));
    }

    [TestMethod]
    public void LookUp_TwoBuildsWithOneCorruptFile_BothReportIt()
    {
        build.Files[path] = torn;
        Verdict? other = null;
        build.Files.Once((step, _) => step == "Create", () => other = build.LookUp().Verdict);

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.AreEqual(Verdict.Corrupt, other);
        Assert.AreSequenceEqual(torn, build.Files[$"{path}.bad"]);
    }

    [TestMethod]
    public void LookUp_FileOf2Megabytes_IsCorruptAndQuarantined()
    {
        using var directory = new TemporaryDirectory();
        var file = Sample.PathOf(Sample.Entry());
        directory.Write(file, new byte[2_000_000]);
        var cache = new ResultCache(directory.Root, build.Time, new LocalFileSystem());

        var result = cache.LookUp(Sample.Request);

        Assert.AreEqual("Corrupt: too large: more than 1024 KiB", result.Findings.TextOf());
        Assert.Contains($"{file}.bad", directory.Files);
    }
}
