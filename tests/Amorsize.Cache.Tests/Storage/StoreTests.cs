using System.Collections.Concurrent;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Storage;

[TestClass]
public sealed class StoreTests
{
    private readonly CacheInMemory build = new();

    [TestMethod]
    public void Store_ExistingEntry_IsReplaced()
    {
        build.Cache.Store(Sample.Entry("old"));
        build.Cache.Store(Sample.Entry("new"));

        Assert.AreEqual("new", build.LookUp().Entry!.Profile.Reason);
        Assert.HasCount(1, build.Files.Paths);
    }

    [TestMethod]
    [DataRow("Create")]
    [DataRow("Move")]
    public void Store_FailingStep_LeavesTheOldEntryAlone(string failing)
    {
        build.Cache.Store(Sample.Entry("old"));
        build.Files.Once((step, _) => step == failing, () => throw new IOException("No space left on device"));

        var failure = Assert.ThrowsExactly<IOException>(() => build.Cache.Store(Sample.Entry("new")));

        Assert.AreEqual("No space left on device", failure.Message);
        Assert.AreEqual("old", build.LookUp().Entry!.Profile.Reason);
        Assert.HasCount(1, build.Files.Paths);
    }

    [TestMethod]
    public void Store_DiskFullHalfWay_LeavesNoPartialFile()
    {
        build.Cache.Store(Sample.Entry("old"));
        build.Files.After = (step, path) =>
        {
            if (step != "Create")
                return;
            build.Files[path] = build.Files[path][..100];
            throw new IOException("No space left on device");
        };

        Assert.ThrowsExactly<IOException>(() => build.Cache.Store(Sample.Entry("new")));
        Assert.AreEqual("old", build.LookUp().Entry!.Profile.Reason);
        Assert.HasCount(1, build.Files.Paths);
    }

    [TestMethod]
    public void Store_UndeletableTemporaryFile_KeepsTheFirstException()
    {
        build.Files.Before = (step, _) =>
        {
            if (step is "Move" or "Delete")
                throw new UnauthorizedAccessException(step);
        };

        Assert.AreEqual("Move", Assert.ThrowsExactly<UnauthorizedAccessException>(() => build.Cache.Store(Sample.Entry())).Message);
    }

    [TestMethod]
    public void Store_LockedCache_ThrowsAndChangesNothing()
    {
        build.Cache.Store(Sample.Entry("old"));
        build.Files.Locked.Add(CacheLayout.LockOf(CacheInMemory.Root));

        var failure = Assert.ThrowsExactly<LockHeldException>(() => build.Cache.Store(Sample.Entry("new")));

        Assert.AreEqual($"Another build has held {CacheLayout.LockOf(CacheInMemory.Root)} for more than 10 s.", failure.Message);
        Assert.AreEqual("old", build.LookUp().Entry!.Profile.Reason);
    }

    [TestMethod]
    public void Store_DirectoryInPlaceOfTheEntry_LeavesNoTemporaryFile()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.At(Sample.PathOf(Sample.Entry())));

        Assert.Throws<SystemException>(() => CacheIn(directory).Store(Sample.Entry()));
        Assert.AreEqual(CacheLayout.Lock, directory.Files.Single());
    }

    [TestMethod]
    public void Store_MissingDirectory_IsCreated()
    {
        using var directory = new TemporaryDirectory();
        var cache = new ResultCache(directory.At("obj/amorsize"), build.Time, new LocalFileSystem());

        cache.Store(Sample.Entry());

        Assert.Contains(Path.Combine("obj", "amorsize", Sample.PathOf(Sample.Entry())), directory.Files);
        Assert.AreEqual(Verdict.Hit, cache.LookUp(Sample.Request).Verdict);
    }

    [TestMethod]
    public async Task Store_TwoWriters_NeverShowATornFile()
    {
        using var directory = new TemporaryDirectory();
        var cache = CacheIn(directory);
        cache.Store(Sample.Entry("first"));
        var verdicts = new ConcurrentDictionary<string, int>();

        var writers = Task.WhenAll(Writer("left"), Writer("right"));
        var readers = Task.WhenAll(Reader(), Reader());
        await writers;
        await readers;

        Assert.AreSequenceEqual(new[] { Sample.PathOf(Sample.Entry()), CacheLayout.Lock }.Order(StringComparer.Ordinal), directory.Files);
        Assert.AreEqual("Hit", string.Join(',', verdicts.Keys));

        Task Writer(string name) => Task.Run(() =>
        {
            for (var round = 0; round < 500; round++)
                cache.Store(Sample.Entry(name));
        });

        Task Reader() => Task.Run(() =>
        {
            do
            {
                var result = cache.LookUp(Sample.Request);
                verdicts.AddOrUpdate(result.Verdict.ToString(), 1, (_, count) => count + 1);
            }
            while (!writers.IsCompleted);
        });
    }

    private ResultCache CacheIn(TemporaryDirectory directory) => new(directory.Root, build.Time, new LocalFileSystem());
}
