namespace Amorsize.Platform.Files;

/// <summary>
/// The few things that the cache asks of a file system, each one step that other processes may come between. A step that fails throws
/// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface IFileSystem
{
    /// <summary>
    /// Opens a file once and reads it: its bytes, or the first <paramref name="limit"/> + 1 of a longer one; <see langword="null"/> where there
    /// is no such file.
    /// </summary>
    byte[]? Read(string path, int limit);

    /// <summary>Opens a file once and reads it: the <see cref="Checksum"/> of its bytes; <see langword="null"/> where there is no such file.</summary>
    string? ChecksumOf(string path) => Read(path, int.MaxValue - 1) is { } bytes ? Checksum.Of(bytes) : null;

    /// <summary>Writes a file that must not be there yet, and its directory where that is missing.</summary>
    void Create(string path, byte[] content);

    /// <summary>Renames a file within its directory. A file that has the new name is replaced, at once for every reader.</summary>
    void Move(string from, string to);

    /// <summary>Opens a file that one process at a time can have open, waiting for it for a bounded time.</summary>
    /// <returns>To be disposed of; <see langword="null"/> where another has had it open all the time.</returns>
    IDisposable? Lock(string path, TimeSpan wait);

    /// <summary>What a directory holds; nothing where there is no such directory.</summary>
    IReadOnlyList<ListedFile> List(string directory);

    /// <summary>Deletes a file, if it is there.</summary>
    void Delete(string path);

    /// <summary>Deletes a directory; fails when it holds anything.</summary>
    void DeleteEmptyDirectory(string path);
}
