using System.Text;
using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Files;

[TestClass]
public sealed class RegularFileTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [TestMethod]
    [DataRow("utf-8")]
    [DataRow("utf-16")]
    [DataRow("utf-16BE")]
    public void ReadText_MarkAtItsStart_TellsTheEncoding(string encoding)
    {
        File.WriteAllText(directory.At("file"), "µ", Encoding.GetEncoding(encoding));

        Assert.AreEqual("µ", RegularFile.ReadText(directory.At("file")));
    }

    [TestMethod]
    public void Read_MissingFile_IsNull()
    {
        Assert.IsNull(RegularFile.Read(directory.At("file")));
        Assert.IsNull(RegularFile.ReadText(directory.At("folder/file")));
        Assert.IsNull(RegularFile.Open(directory.At("file")));
    }

    [TestMethod]
    [DataRow(3, true)]
    [DataRow(2, false)]
    public void Read_FileOverTheLimit_IsRefused(int limit, bool isRead)
    {
        directory.Write("file", [1, 2, 3]);

        if (isRead)
            Assert.AreSequenceEqual((byte[])[1, 2, 3], RegularFile.Read(directory.At("file"), limit)!);
        else
            Assert.Contains(directory.At("file"), Assert.ThrowsExactly<IOException>(() => RegularFile.Read(directory.At("file"), limit)).Message);
    }

    [TestMethod]
    public void Open_FileThatIsReplacedMeanwhile_KeepsItsContent()
    {
        directory.Write("file", [1, 2, 3]);
        using var opened = RegularFile.Open(directory.At("file"))!;

        new LocalFileSystem().Publish(directory.At("file"), [4]);

        Assert.AreEqual(1, opened.ReadByte());
        Assert.AreEqual(3, opened.Length);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("fifo")]
    [DataRow("link to nothing")]
    [DataRow(SpecialFile.Huge)]
    public void PublishIfDifferent_SpecialFile_IsReplaced(string kind)
    {
        SpecialFile.Create(kind, directory.At("file"));

        new LocalFileSystem().PublishIfDifferent(directory.At("file"), [1]);

        Assert.AreSequenceEqual((byte[])[1], File.ReadAllBytes(directory.At("file")));
        Assert.IsNull(new FileInfo(directory.At("file")).LinkTarget);
    }
}
