using Amorsize.Platform.Files;

namespace Amorsize.Platform.Locks;

/// <summary>A held lock whose file is deleted on release, for locks with many names.</summary>
/// <param name="path">Path of the lock file.</param>
/// <param name="file">The open file.</param>
internal sealed class DeletedLock(string path, FileStream file) : IDisposable
{
    /// <summary>Takes the lock without waiting; <see langword="null"/> if another process holds it or is about to delete its file.</summary>
    public static DeletedLock? TryTake(string path)
    {
        try
        {
            // Windows deletes no file that is open without sharing, so the system deletes it when it is closed.
            if (FileLock.Open(path, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None) is not { } file)
                return null;
            var isTaken = false;
            try
            {
                isTaken = OperatingSystem.IsWindows() || IsAt(path, file);
                return isTaken ? new(path, file) : null;
            }
            finally
            {
                // An exception, for example of a full disk, must not leave the file locked.
                if (!isTaken)
                    file.Dispose();
            }
        }
        // Windows denies access to a file that is being deleted.
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows() && File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
            AtomicFile.Attempt(() => File.Delete(path));
        file.Dispose();
    }

    // Another process may have deleted the file between open and lock. Then the lock is on a file without a name, which excludes no one.
    private static bool IsAt(string path, FileStream file)
    {
        var mark = Guid.NewGuid().ToByteArray();
        RandomAccess.Write(file.SafeFileHandle, mark, fileOffset: 0);
        using var named = UnixFile.OpenToRead(path, followsLink: false);
        var found = new byte[mark.Length];
        return named is not null && RandomAccess.Read(named, found, fileOffset: 0) == mark.Length && found.AsSpan().SequenceEqual(mark);
    }
}
