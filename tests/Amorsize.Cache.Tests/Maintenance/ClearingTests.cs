using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Tests.Exchange;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Maintenance;

[TestClass]
public sealed class ClearingTests
{
    private readonly CacheInMemory build = new();

    [TestMethod]
    public void Everything_that_is_ours_goes_and_everything_else_stays()
    {
        using var cache = new CacheWithEverything();

        var result = new CacheClearing(cache.Root, new LocalFileSystem()).Clear();

        Assert.AreEqual(
            (5, 1, 1, 2, 0, 0),
            (result.Deleted[StoredKind.Entry], result.Deleted[StoredKind.Tombstone], result.Deleted[StoredKind.Quarantined], result.Deleted[StoredKind.Unfinished], result.Deleted[StoredKind.Foreign], result.Errors));
        CollectionAssert.AreEquivalent(CacheWithEverything.Foreign.Append(CacheLayout.Lock).ToArray(), cache.Files.ToArray());
        // Of the directories of workloads the one is left that has something in it that is not ours.
        Assert.AreEqual(CacheLayout.DirectoryOf(Sample.Key), Directory.GetDirectories(cache.Root).Select(Path.GetFileName).Single(name => CacheLayout.WorkloadDirectory.IsMatch(name!)));
        Assert.AreEqual(Verdict.NotFound, new ResultCache(cache.Root, TimeProvider.System, new LocalFileSystem()).LookUp(Sample.Request).Verdict);
    }

    [TestMethod]
    public void A_cache_that_is_not_there_is_clear_and_is_not_made()
    {
        using var directory = new TemporaryDirectory();

        Assert.AreEqual(0, new CacheClearing(directory.At("cache"), new LocalFileSystem()).Clear().Errors);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.Root));
    }

    [TestMethod]
    public void A_cache_that_another_build_holds_stays_whole()
    {
        build.Cache.Store(Sample.Entry());
        build.Files.Locked.Add(CacheLayout.LockOf(CacheInMemory.Root));

        Assert.ThrowsExactly<LockHeldException>(() => new CacheClearing(CacheInMemory.Root, build.Files).Clear());
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void A_file_that_cannot_be_deleted_is_counted_and_the_others_go()
    {
        build.Cache.Store(Sample.Entry());
        build.Cache.Store(Results.Of("other"));
        build.Files.Before = (step, path) =>
        {
            if (step == "Delete" && path == CacheInMemory.PathOf(Sample.Entry()))
                throw new UnauthorizedAccessException("Permission denied");
        };

        var result = new CacheClearing(CacheInMemory.Root, build.Files).Clear();

        Assert.AreEqual((1, 1), (result.Deleted[StoredKind.Entry], result.Errors));
        Assert.AreEqual(CacheInMemory.PathOf(Sample.Entry()), build.Files.Paths.Single());
        Assert.IsEmpty(build.Files.Locked);
    }
}
