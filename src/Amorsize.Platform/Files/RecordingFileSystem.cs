namespace Amorsize.Platform.Files;

/// <summary>Files that remember what was read of them, so that whoever drew a conclusion from it can tell later whether it still holds.</summary>
internal sealed class RecordingFileSystem(IFileSystem files) : IFileSystem
{
    private readonly List<SeenFile> seen = [];
    private bool onlyRead = true;

    /// <summary>Every file that was read, as it was; <see langword="null"/> where more was done than to read files, or one could not be read.</summary>
    public IReadOnlyList<SeenFile>? Seen => onlyRead ? seen : null;

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
            // It may be readable next time, and nobody could tell that it has changed.
            onlyRead = false;
            throw;
        }
    }

    public IReadOnlyList<ListedFile> List(string directory) => MoreThanRead().List(directory);

    public IDisposable? Lock(string path, TimeSpan wait) => MoreThanRead().Lock(path, wait);

    public void Create(string path, byte[] content) => MoreThanRead().Create(path, content);

    public void Move(string from, string to) => MoreThanRead().Move(from, to);

    public void Delete(string path) => MoreThanRead().Delete(path);

    public void DeleteEmptyDirectory(string path) => MoreThanRead().DeleteEmptyDirectory(path);

    private IFileSystem MoreThanRead()
    {
        onlyRead = false;
        return files;
    }
}
