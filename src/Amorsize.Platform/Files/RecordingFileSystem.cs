namespace Amorsize.Platform.Files;

/// <summary>A file system that records what was read, so that a later build can check whether a verdict still holds.</summary>
internal sealed class RecordingFileSystem(IFileSystem files) : IFileSystem
{
    private readonly List<SeenFile> seen = [];
    private bool isReplayable = true;

    /// <summary>Every file that was read, with its checksum; <see langword="null"/> after any other operation or a failed read.</summary>
    public IReadOnlyList<SeenFile>? Seen => isReplayable ? seen : null;

    public byte[]? Read(string path, int limit)
    {
        try
        {
            var content = files.Read(path, limit);
            seen.Add(SeenFile.Of(path, content));
            return content;
        }
        catch
        {
            // The file may be readable next time, and no checksum would show the change.
            isReplayable = false;
            throw;
        }
    }

    public IReadOnlyList<ListedFile> List(string directory) => StopRecording().List(directory);

    public IDisposable? Lock(string path, TimeSpan wait) => StopRecording().Lock(path, wait);

    public void Create(string path, byte[] content) => StopRecording().Create(path, content);

    public void Move(string from, string to) => StopRecording().Move(from, to);

    public void Delete(string path) => StopRecording().Delete(path);

    public void DeleteEmptyDirectory(string path) => StopRecording().DeleteEmptyDirectory(path);

    private IFileSystem StopRecording()
    {
        isReplayable = false;
        return files;
    }
}
