namespace Amorsize.Platform.Files;

/// <summary>
/// A file system that refuses every change. <see cref="Lock"/> never returns a lock, so that a cache look-up does not try to quarantine a corrupt entry.
/// </summary>
internal sealed class ReadOnlyFileSystem(IFileSystem files) : IFileSystem
{
    public byte[]? Read(string path, int limit) => files.Read(path, limit);

    public IReadOnlyList<ListedFile> List(string directory) => files.List(directory);

    public IDisposable? Lock(string path, TimeSpan wait, bool deletesFile = false) => null;

    public void Create(string path, byte[] content) => throw Refusal(path);

    public void Move(string from, string to) => throw Refusal(from);

    public void Delete(string path) => throw Refusal(path);

    public void DeleteEmptyDirectory(string path) => throw Refusal(path);

    private static UnauthorizedAccessException Refusal(string path) => new($"{path} was opened for reading only.");
}
