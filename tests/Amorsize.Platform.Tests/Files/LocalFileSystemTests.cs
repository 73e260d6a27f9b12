using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Files;

[TestClass]
public sealed class LocalFileSystemTests
{
    private readonly LocalFileSystem files = new();

    [TestMethod]
    public void ReadAndList_MissingFileOrDirectory_ReturnNothing()
    {
        using var directory = new TemporaryDirectory();

        Assert.IsNull(files.Read(directory.At("missing.json"), 10));
        Assert.IsNull(files.Read(directory.At("missing/missing.json"), 10));
        Assert.IsNull(files.ChecksumOf(directory.At("missing.json")));
        Assert.IsEmpty(files.List(directory.At("missing")));
    }

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(10, 10)]
    [DataRow(11, 11)]
    [DataRow(12, 11)]
    public void Read_LongFile_ReturnsOneByteMoreThanLimit(int length, int expected)
    {
        using var directory = new TemporaryDirectory();
        var content = Enumerable.Range(1, length).Select(number => (byte)number).ToArray();
        directory.Write("file", content);

        Assert.AreSequenceEqual(content[..expected], files.Read(directory.At("file"), limit: 10));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(7)]
    [DataRow(100_000)]
    public void ChecksumOf_File_IsChecksumOfItsContent(int length)
    {
        using var directory = new TemporaryDirectory();
        var content = Enumerable.Range(1, length).Select(number => (byte)number).ToArray();
        directory.Write("another", [.. content, 1]);
        directory.Write("file", content);

        // The pooled buffer is used twice, so the second read finds it filled.
        Assert.AreNotEqual(Checksum.Of(content), files.ChecksumOf(directory.At("another")));
        Assert.AreEqual(Checksum.Of(content), files.ChecksumOf(directory.At("file")));
    }

    [TestMethod]
    public void Create_ExistingFile_ThrowsAndKeepsIt()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("file", [1]);

        Assert.ThrowsExactly<IOException>(() => files.Create(directory.At("file"), [2]));
        Assert.AreEqual(1, files.Read(directory.At("file"), 10)!.Single());
    }

    [TestMethod]
    public void DeleteEmptyDirectory_NotEmpty_Throws()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("home/file", [1]);

        Assert.ThrowsExactly<IOException>(() => files.DeleteEmptyDirectory(directory.At("home")));
        files.Delete(directory.At("home/file"));
        files.DeleteEmptyDirectory(directory.At("home"));

        Assert.IsFalse(Directory.Exists(directory.At("home")));
    }

    [TestMethod]
    public void List_FilesAndDirectories_TellsThemApart()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("home/file", [1]);
        directory.Write("file", [1]);
        var noon = new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
        File.SetLastWriteTimeUtc(directory.At("file"), noon.UtcDateTime);

        var listed = files.List(directory.Root).OrderBy(found => found.Name).ToArray();

        Assert.HasCount(2, listed);
        Assert.AreEqual(new ListedFile("file", false, noon), listed[0]);
        Assert.AreEqual(("home", true), (listed[1].Name, listed[1].IsDirectory));
    }
}
