using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Files;

[TestClass]
public sealed class StampedFileTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void IsCurrent_DirectoryUnchanged_IsTrue() => Assert.IsTrue(Directory(["a", "b"]).IsCurrent);

    [TestMethod]
    public void IsCurrent_FileOfADirectoryIsReplaced_IsTrue()
    {
        var stamp = Directory(["a", "b"]);

        File.Delete(directory.At("folder/a"));
        directory.Write("folder/a", [1]);

        Assert.IsTrue(stamp.IsCurrent);
    }

    [TestMethod]
    [DataRow("c", "", DisplayName = "added")]
    [DataRow("", "a", DisplayName = "deleted")]
    [DataRow("A2", "a", DisplayName = "renamed")]
    public void IsCurrent_OtherNamesInADirectory_IsFalse(string added, string deleted)
    {
        var stamp = Directory(["a", "b"]);

        if (added.Length > 0)
            directory.Write("folder/" + added, []);
        if (deleted.Length > 0)
            File.Delete(directory.At("folder/" + deleted));

        Assert.IsFalse(stamp.IsCurrent);
    }

    [TestMethod]
    public void Of_Directory_DoesNotDependOnTheOrderOfItsNames() =>
        Assert.AreEqual(Directory(["a", "b", "c"]) with { Path = "" }, Directory(["c", "b", "a"], "other") with { Path = "" });

    [TestMethod]
    public void IsCurrent_MissingPathAppears_IsFalse()
    {
        var stamp = StampedFile.Of(directory.At("folder"));
        Assert.AreEqual(-1, stamp.Length);
        Assert.IsTrue(stamp.IsCurrent);

        Directory([]);

        Assert.IsFalse(stamp.IsCurrent);
    }

    private StampedFile Directory(string[] names, string folder = "folder")
    {
        System.IO.Directory.CreateDirectory(directory.At(folder));
        foreach (var name in names)
            directory.Write($"{folder}/{name}", []);
        return StampedFile.Of(directory.At(folder));
    }
}
