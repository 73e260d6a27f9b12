using Amorsize.Platform.Files;

namespace Amorsize.Platform.Locks;

/// <summary>
/// A lock file in a folder that every user may write. Other users need only the right to read it, since a lock needs no more. A link, a FIFO or another special
/// file in its place is refused, and never waited for.
/// </summary>
internal static class SharedLockFile
{
    private const UnixFileMode ReadableByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Takes the lock without waiting; <see langword="null"/> if another process holds it.</summary>
    /// <exception cref="IOException">The file cannot be created or locked, or is no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to create or to read the file.</exception>
    public static IDisposable? TryTake(string path)
    {
        CreateIfMissing(path);
        if (OperatingSystem.IsWindows())
            return TakeOnWindows(path);
        var file = UnixFile.OpenToRead(path, followsLink: false) ?? throw new FileNotFoundException($"'{path}' was deleted.");
        var isTaken = false;
        try
        {
            isTaken = UnixFile.TryLock(file);
            return isTaken ? file : null;
        }
        finally
        {
            if (!isTaken)
                file.Dispose();
        }
    }

    private static FileStream? TakeOnWindows(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (FileLock.IsHeldByAnother(e))
        {
            return null;
        }
    }

    private static void CreateIfMissing(string path)
    {
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            using var created = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            // The file mask of this process may have removed the right to read.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(created, ReadableByAll);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process has just created it.
        }
    }
}
