namespace Amorsize.Platform.Files;

/// <summary>
/// The file operations that the cache needs. Between any two of them, another process may change the files. An operation that fails throws
/// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface IFileSystem
{
    /// <summary>
    /// Opens a file once and returns its bytes, or the first <paramref name="limit"/> + 1 of a longer file; <see langword="null"/> if the file does not exist.
    /// </summary>
    byte[]? Read(string path, int limit);

    /// <summary>Opens a file once and returns the <see cref="Checksum"/> of its bytes; <see langword="null"/> if the file does not exist.</summary>
    string? ChecksumOf(string path) => this.ReadWhole(path) is { } bytes ? Checksum.Of(bytes) : null;

    /// <summary>Writes a new file, and creates its directory if that is missing. Fails if the file exists.</summary>
    void Create(string path, byte[] content);

    /// <summary>Renames a file within its directory, atomically. An existing file with the new name is replaced.</summary>
    void Move(string from, string to);

    /// <summary>Takes the lock that the file at <paramref name="path"/> stands for. If another process holds it, waits up to <paramref name="wait"/>.</summary>
    /// <param name="path">Path of the lock file.</param>
    /// <param name="wait">The longest wait; zero makes a single attempt.</param>
    /// <param name="deletesFile">Whether the lock file is deleted when the lock is released.</param>
    /// <returns>The held lock, released by disposing it; <see langword="null"/> if another process held it for the whole time.</returns>
    IDisposable? Lock(string path, TimeSpan wait, bool deletesFile = false);

    /// <summary>Lists the files and directories in a directory; empty if the directory does not exist.</summary>
    IReadOnlyList<ListedFile> List(string directory);

    /// <summary>Deletes a file, if it exists.</summary>
    void Delete(string path);

    /// <summary>Deletes a directory. Fails if the directory is not empty.</summary>
    void DeleteEmptyDirectory(string path);
}
