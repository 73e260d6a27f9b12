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
    public void Clear_OfOneProject_KeepsTheResultsOfOthersInTheFolder()
    {
        var (own, other) = (Sample.Entry(), Sample.Entry() with { Key = Sample.Key with { AssemblyName = "Other" } });
        build.Cache.Store(own);
        build.Cache.Store(other);

        new CacheClearing(CacheInMemory.Root, build.Files).Clear(own.Key.AssemblyName);

        Assert.AreEqual(Verdict.NotFound, build.Cache.LookUp(Sample.Request).Verdict);
        Assert.AreEqual(Verdict.Hit, build.Cache.LookUp(Sample.Request with { Key = other.Key }).Verdict);
    }

    [TestMethod]
    public void Clear_OfOneProject_KeepsTheRunsOfOthersAndForgetsTheLastPrune()
    {
        var (own, other) = (Sample.Entry(), Sample.Entry() with { Key = Sample.Key with { AssemblyName = "Other" } });
        build.Cache.Store(own);
        var runs = CacheLayout.RunsOf(CacheInMemory.PathOf(other));
        string[] deleted = [CacheLayout.RunsOf(CacheInMemory.PathOf(own)), Path.Combine(CacheInMemory.Root, CacheLayout.PruneStamp)];
        foreach (var path in deleted.Append(runs))
            build.Files[path] = "x"u8.ToArray();

        new CacheClearing(CacheInMemory.Root, build.Files).Clear(own.Key.AssemblyName);

        Assert.Contains(runs, build.Files.Paths);
        Assert.IsFalse(build.Files.Paths.Any(deleted.Contains));
    }

    [TestMethod]
    public void Clear_CacheWithEveryKindOfFile_KeepsForeignFiles()
    {
        using var cache = new CacheWithEverything();

        var result = new CacheClearing(cache.Root, new LocalFileSystem()).Clear();

        Assert.AreEqual(
            (5, 1, 1, 2, 0, 0),
            (result.Deleted[StoredKind.Entry], result.Deleted[StoredKind.Tombstone], result.Deleted[StoredKind.Quarantined], result.Deleted[StoredKind.Unfinished], result.Deleted[StoredKind.Foreign], result.Errors));
        Assert.AreSequenceEqual(CacheWithEverything.Foreign.Append(CacheLayout.Lock).Order(StringComparer.Ordinal), cache.Files);
        // The only workload directory left is the one with foreign files.
        Assert.AreEqual(CacheLayout.DirectoryOf(Sample.Key), Directory.GetDirectories(cache.Root).Select(Path.GetFileName).Single(name => CacheLayout.WorkloadDirectory.IsMatch(name!)));
        Assert.AreEqual(Verdict.NotFound, new ResultCache(cache.Root, TimeProvider.System, new LocalFileSystem()).LookUp(Sample.Request).Verdict);
    }

    [TestMethod]
    public void Clear_MissingCache_IsNotCreated()
    {
        using var directory = new TemporaryDirectory();

        Assert.AreEqual(0, new CacheClearing(directory.At("cache"), new LocalFileSystem()).Clear().Errors);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.Root));
    }

    [TestMethod]
    public void Clear_LockedCache_ThrowsAndDeletesNothing()
    {
        build.Cache.Store(Sample.Entry());
        build.Files.Locked.Add(CacheLayout.LockOf(CacheInMemory.Root));

        Assert.ThrowsExactly<LockHeldException>(() => new CacheClearing(CacheInMemory.Root, build.Files).Clear());
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void Clear_UndeletableFile_IsCountedAndOthersAreDeleted()
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
