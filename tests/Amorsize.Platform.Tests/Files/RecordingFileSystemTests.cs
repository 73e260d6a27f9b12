using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Files;

[TestClass]
public sealed class RecordingFileSystemTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly RecordingFileSystem files = new(new LocalFileSystem());

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void Seen_ReadAndMissingFiles_ListsBoth()
    {
        directory.Write("a", [1, 2]);

        files.Read(directory.At("a"), 10);
        files.Read(directory.At("b"), 10);

        Assert.AreSequenceEqual([new(directory.At("a"), Checksum.Of([1, 2])), new(directory.At("b"), "")], files.Seen!);
    }

    [TestMethod]
    public void Seen_FileThatCannotBeRead_IsNull()
    {
        Directory.CreateDirectory(directory.At("a"));

        Assert.Throws<Exception>(() => files.Read(directory.At("a"), 10));

        Assert.IsNull(files.Seen);
    }

    [TestMethod]
    public void Seen_AfterAnyOtherOperation_IsNull()
    {
        foreach (var operation in (Action<RecordingFileSystem>[])
        [
            recording => recording.List(directory.At("")),
            recording => recording.Create(directory.At("a"), []),
            recording => recording.Move(directory.At("a"), directory.At("b")),
            recording => recording.Delete(directory.At("b")),
            recording => recording.DeleteEmptyDirectory(Directory.CreateDirectory(directory.At("empty")).FullName),
            recording => recording.Lock(directory.At("lock"), TimeSpan.Zero)?.Dispose(),
        ])
        {
            var recording = new RecordingFileSystem(new LocalFileSystem());
            Assert.IsNotNull(recording.Seen);

            operation(recording);

            Assert.IsNull(recording.Seen);
        }
    }
}
