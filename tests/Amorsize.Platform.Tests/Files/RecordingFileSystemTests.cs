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
    public void What_was_read_is_known_and_what_was_not_there()
    {
        directory.Write("a", [1, 2]);

        files.Read(directory.At("a"), 10);
        files.Read(directory.At("b"), 10);

        Assert.AreSequenceEqual([new(directory.At("a"), Checksum.Of([1, 2])), new(directory.At("b"), "")], files.Seen!);
    }

    [TestMethod]
    public void A_file_that_cannot_be_read_is_not_known()
    {
        Directory.CreateDirectory(directory.At("a"));

        Assert.Throws<Exception>(() => files.Read(directory.At("a"), 10));

        Assert.IsNull(files.Seen);
    }

    [TestMethod]
    public void Who_does_more_than_read_has_seen_more_than_files()
    {
        foreach (var step in (Action<RecordingFileSystem>[])
        [
            watched => watched.List(directory.At("")),
            watched => watched.Create(directory.At("a"), []),
            watched => watched.Move(directory.At("a"), directory.At("b")),
            watched => watched.Delete(directory.At("b")),
            watched => watched.DeleteEmptyDirectory(Directory.CreateDirectory(directory.At("empty")).FullName),
            watched => watched.Lock(directory.At("lock"), TimeSpan.Zero)?.Dispose(),
        ])
        {
            var watched = new RecordingFileSystem(new LocalFileSystem());
            Assert.IsNotNull(watched.Seen);

            step(watched);

            Assert.IsNull(watched.Seen);
        }
    }
}
