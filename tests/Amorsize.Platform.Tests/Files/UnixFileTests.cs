using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Files;

/// <summary>Reading never waits, whatever stands in place of a file.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class UnixFileTests
{
    private const int TimeoutMilliseconds = 60_000;

    public static IEnumerable<object[]> Kinds => SpecialFile.Kinds.Select(kind => new object[] { kind });

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void Read_SpecialFile_GivesNoContentAtOnce(string kind)
    {
        using var directory = new TemporaryDirectory();
        SpecialFile.Create(kind, directory.At("special"));

        foreach (var read in (Func<int>[])[() => new LocalFileSystem().Read(directory.At("special"), 100)?.Length ?? 0, () => Length(new LocalFileSystem().ChecksumOf(directory.At("special")))])
        {
            try
            {
                Assert.AreEqual(0, read());
            }
            catch (Exception e) when (e.IsOfFiles())
            {
                Assert.IsNotEmpty(e.Message);
            }
        }

        static int Length(string? checksum) => checksum is null || checksum == Checksum.Of([]) ? 0 : 1;
    }

    [TestMethod]
    public void OpenToRead_Link_IsRefusedIfNotFollowed()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("file", [1]);
        File.CreateSymbolicLink(directory.At("link"), directory.At("file"));

        using (var followed = UnixFile.OpenToRead(directory.At("link")))
            Assert.IsNotNull(followed);
        Assert.ThrowsExactly<IOException>(() => UnixFile.OpenToRead(directory.At("link"), followsLink: false));
    }

    [TestMethod]
    public void ChecksumOf_HugeFile_IsRefusedAndNotRead()
    {
        using var directory = new TemporaryDirectory();
        SpecialFile.Create(SpecialFile.Huge, directory.At("huge"));

        Assert.ThrowsExactly<IOException>(() => new LocalFileSystem().ChecksumOf(directory.At("huge")));
        Assert.HasCount(11, new LocalFileSystem().Read(directory.At("huge"), 10)!);
    }

    [TestMethod]
    public void TryLock_LockedFile_IsFalseUntilItIsClosed()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("file", []);
        using var first = UnixFile.OpenToRead(directory.At("file"))!;
        using var second = UnixFile.OpenToRead(directory.At("file"))!;

        Assert.IsTrue(UnixFile.TryLock(first));
        Assert.IsFalse(UnixFile.TryLock(second));
        Assert.IsTrue(UnixFile.IsLocked(second));
        first.Dispose();
        Assert.IsTrue(UnixFile.TryLock(second));
    }
}
