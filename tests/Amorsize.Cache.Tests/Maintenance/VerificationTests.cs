using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Tests.Exchange;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests.Maintenance;

[TestClass]
public sealed class VerificationTests
{
    private static readonly string torn = CacheInMemory.PathOf(Sample.Entry());

    private readonly CacheInMemory build = new();

    [TestMethod]
    public void Verify_CacheWithEveryKindOfFile_ListsDefectsAndCountsTheRest()
    {
        using var cache = new CacheWithEverything();
        var before = cache.Files.ToList();

        var result = Verify(cache, repair: false);

        Assert.AreSequenceEqual(
            new[]
            {
                $"{CacheWithEverything.Stored("moved")}: Corrupt, wrong place: the entry is of valid of MyApp.Imaging (net8.0, Release)",
                $"{CacheWithEverything.Stored("newer")}: VersionMismatch, format cached v9, current v1",
                $"{CacheWithEverything.Stored("torn")}: Corrupt, truncated: it ends after 300 bytes",
                $"{Path.Combine(CacheLayout.DirectoryOf(Results.Of("valid").Key), "0123456789ab.json")}: Corrupt, wrong place: the entry of valid of MyApp.Imaging (net8.0, Release) is of another machine",
            },
            result.Defects.Select(defect => $"{defect.Path}: {defect.Finding.Verdict}, {defect.Finding.Detail}"));
        Assert.AreEqual((3, 1, 0), (result.Count(Verdict.Corrupt), result.Count(Verdict.VersionMismatch), result.Count(Verdict.Unreadable)));
        Assert.AreEqual(
            (1, 1, 1, 2, 2, 10),
            (result.Sound[StoredKind.Entry], result.Sound[StoredKind.Tombstone], result.Sound[StoredKind.Quarantined], result.Sound[StoredKind.Unfinished], result.Sound[StoredKind.Bookkeeping], result.Sound[StoredKind.Foreign]));
        Assert.IsNull(result.RepairFailure);
        Assert.AreSequenceEqual(before, cache.Files);
    }

    [TestMethod]
    public void Repair_CorruptFiles_AreQuarantinedAndOthersStay()
    {
        using var cache = new CacheWithEverything();
        var before = cache.Files.ToDictionary(file => file, file => File.ReadAllBytes(cache.At(file)));

        var result = Verify(cache, repair: true);

        var quarantined = result.Defects.Where(defect => defect.IsQuarantined).Select(defect => defect.Path).ToList();
        Assert.HasCount(3, quarantined);
        var after = before.ToDictionary(file => quarantined.Contains(file.Key) ? CacheLayout.QuarantinePathOf(file.Key) : file.Key, file => file.Value);
        Assert.AreSequenceEqual(after.Keys.Order(StringComparer.Ordinal), cache.Files);
        foreach (var (file, content) in after)
            Assert.AreSequenceEqual(content, File.ReadAllBytes(cache.At(file)));
        Assert.AreEqual(0, Verify(cache, repair: true).Count(Verdict.Corrupt));
    }

    [TestMethod]
    public void Verify_MissingCache_HasNoDefectsAndIsNotCreated()
    {
        var result = new CacheVerification(CacheInMemory.Root, build.Files).Verify(repair: true);

        Assert.IsEmpty(result.Defects);
        Assert.AreEqual($"List {Path.Combine(CacheInMemory.Root, "")}", build.Files.Steps.Single());
    }

    [TestMethod]
    public void Repair_UnreadableFile_IsNotQuarantined()
    {
        build.Cache.Store(Sample.Entry());
        build.Files.Before = (step, path) =>
        {
            if (step == "Read" && path == torn)
                throw new UnauthorizedAccessException("Permission denied");
        };

        var result = Verify(repair: true);

        Assert.AreEqual((Sample.PathOf(Sample.Entry()), new Finding(Verdict.Unreadable, "the file cannot be read: Permission denied"), false), result.Defects.Single());
        Assert.Contains(torn, build.Files.Paths);
    }

    [TestMethod]
    public void Verify_UnlistableDirectory_IsUnreadableAndOthersAreVerified()
    {
        build.Cache.Store(Sample.Entry());
        build.Cache.Store(Results.Of("other"));
        build.Files.Before = (step, path) =>
        {
            if (step == "List" && path == Path.GetDirectoryName(torn))
                throw new IOException("Stale file handle");
        };

        var result = Verify(repair: true);

        Assert.AreEqual(new(CacheLayout.DirectoryOf(Sample.Key), new(Verdict.Unreadable, "the file cannot be read: Stale file handle"), false), result.Defects.Single());
        Assert.AreEqual(1, result.Sound[StoredKind.Entry]);
    }

    [TestMethod]
    public void Verify_FileDeletedMeanwhile_IsNoDefect()
    {
        build.Files[torn] = [1];
        build.Files.Once((step, path) => step == "Read" && path == torn, () => build.Files.Delete(torn));

        Assert.IsEmpty(Verify(repair: true).Defects);
    }

    [TestMethod]
    public void Repair_GoodEntryStoredMeanwhile_IsNotQuarantined()
    {
        build.Files[torn] = [1];
        build.Files.Once((step, _) => step == "Lock", () => build.Cache.Store(Sample.Entry()));

        Assert.IsFalse(Verify(repair: true).Defects.Single().IsQuarantined);
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void Repair_LockedCache_IsVerifiedButNotRepaired()
    {
        build.Files[torn] = [1];
        build.Files.Locked.Add(CacheLayout.LockOf(CacheInMemory.Root));
        var before = build.Files.State();

        var result = Verify(repair: true);

        Assert.AreEqual(1, result.Count(Verdict.Corrupt));
        Assert.IsFalse(result.Defects.Single().IsQuarantined);
        Assert.Contains("Another build has held", result.RepairFailure!.Message);
        Assert.AreSequenceEqual(before, build.Files.State());
    }

    [TestMethod]
    public void Repair_ImmovableFile_IsReported()
    {
        build.Files[torn] = [1];
        build.Files.Before = (step, _) =>
        {
            if (step == "Move")
                throw new UnauthorizedAccessException("Permission denied");
        };

        var result = Verify(repair: true);

        Assert.AreEqual("Permission denied", result.RepairFailure!.Message);
        Assert.IsFalse(result.Defects.Single().IsQuarantined);
        Assert.IsEmpty(build.Files.Locked);
    }

    [TestMethod]
    public void LookUp_ReadOnlyFileSystem_GivesTheVerdictAndChangesNothing()
    {
        build.Files[torn] = [1];
        var before = build.Files.State();

        Assert.AreEqual(Verdict.Corrupt, new ResultCache(CacheInMemory.Root, build.Time, new ReadOnlyFileSystem(build.Files)).LookUp(Sample.Request).Verdict);

        Assert.AreSequenceEqual(before, build.Files.State());
    }

    private static VerificationResult Verify(CacheWithEverything cache, bool repair) => new CacheVerification(cache.Root, new LocalFileSystem()).Verify(repair);

    private VerificationResult Verify(bool repair) => new CacheVerification(CacheInMemory.Root, build.Files).Verify(repair);
}
