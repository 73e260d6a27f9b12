namespace Amorsize.Platform.Files;

/// <summary>A file system that records which files a check has read, so that a later build can skip the check if none of them has changed.</summary>
internal sealed class RecordingFileSystem(IFileSystem files) : IFileSystem
{
    private readonly List<SeenFile> seen = [];
    private bool isReplayable = true;

    /// <summary>
    /// Every file that was read, with its checksum. <see langword="null"/> after a failed read or any other operation, since checksums do not show whether its
    /// result would be the same again.
    /// </summary>
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
            // The file may be readable in the next build, and no checksum would show that change.
            isReplayable = false;
            throw;
        }
    }

    public IReadOnlyList<ListedFile> List(string directory) => StopRecording().List(directory);

    public IDisposable? Lock(string path, TimeSpan wait, bool deletesFile = false) => StopRecording().Lock(path, wait, deletesFile);

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
