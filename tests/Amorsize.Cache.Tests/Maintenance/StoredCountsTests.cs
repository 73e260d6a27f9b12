using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Maintenance;

[TestClass]
public sealed class StoredCountsTests
{
    [TestMethod]
    public void StoredCounts_Files_AreCountedByKindAndBytesInTotal()
    {
        var counts = new StoredCounts();
        counts.Add(new("a", StoredKind.Entry, [1, 2, 3], null));
        counts.Add(new("b", StoredKind.Entry, [1], null));
        counts.Add(new("c", StoredKind.Quarantined, [1, 2], null));

        Assert.AreEqual((2, 1, 0, 6L), (counts[StoredKind.Entry], counts[StoredKind.Quarantined], counts[StoredKind.Tombstone], counts.Bytes));
    }

    [TestMethod]
    public void Inventory_DirectoryNamedAsFileAndReverse_AreForeign()
    {
        using var directory = new TemporaryDirectory();
        directory.Write(Path.Combine(CacheLayout.PruneStamp, "x"), []);
        directory.Write(Path.Combine(CacheLayout.DirectoryOf(Sample.Key), CacheLayout.FileOf(Sample.Here), "x"), []);
        directory.Write("thumbnails-0123456789abcdef", []);

        var found = new CacheInventory(directory.Root, new LocalFileSystem()).Files().ToList();

        Assert.HasCount(3, found);
        Assert.IsTrue(found.All(file => file.Kind == StoredKind.Foreign));
    }

    [TestMethod]
    public void Inventory_UnreadableFiles_OnlyEntriesAreDefects()
    {
        var build = new CacheInMemory();
        var path = CacheInMemory.PathOf(Sample.Entry());
        build.Files[CacheLayout.QuarantinePathOf(path)] = [1];
        build.Files[path] = [1];
        build.Files.Before = (step, _) =>
        {
            if (step == "Read")
                throw new IOException("Input/output error");
        };

        var found = new CacheInventory(CacheInMemory.Root, build.Files).Files().ToDictionary(file => file.Kind, file => file.Reading?.Defect?.Detail);

        Assert.AreEqual("the file cannot be read: Input/output error", found[StoredKind.Entry]);
        Assert.IsNull(found[StoredKind.Quarantined]);
    }
}
