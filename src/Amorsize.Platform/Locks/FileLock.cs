using Amorsize.Platform.Files;

namespace Amorsize.Platform.Locks;

/// <summary>
/// A lock between processes: a file that only one process at a time can have open. The operating system closes the file when the process ends, even by a
/// crash.
/// </summary>
internal static class FileLock
{
    // ERROR_SHARING_VIOLATION as an HRESULT.
    private const int SharingViolation = unchecked((int)0x80070020);

    private static readonly TimeSpan DefaultRetryInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Opens the lock file. If another process holds it, waits for a limited time. A missing directory is created.</summary>
    /// <param name="path">Path of the lock file.</param>
    /// <param name="limit">The longest wait; zero makes a single attempt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="retryInterval">Time between two attempts; null means 5 ms.</param>
    /// <returns>The held lock, released by disposing it; <see langword="null"/> if another process held it for the whole time.</returns>
    /// <exception cref="IOException">The file cannot be created, or no regular file stands in its place.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to create the file.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static IDisposable? Acquire(string path, TimeSpan limit, CancellationToken cancellationToken, TimeSpan? retryInterval = null) =>
        Wait(() => Open(path, FileOptions.None), limit, cancellationToken, retryInterval);

    /// <summary>Takes a lock as <see cref="Acquire"/> does, and deletes its file when the lock is released.</summary>
    /// <inheritdoc cref="Acquire"/>
    public static IDisposable? AcquireAndDelete(string path, TimeSpan limit, CancellationToken cancellationToken) =>
        Wait(() => DeletedLock.TryTake(path), limit, cancellationToken);

    /// <summary>Attempts to take a lock until that succeeds or the time is over.</summary>
    /// <param name="tryTake">Takes the lock; null if another process holds it.</param>
    /// <param name="limit">The longest wait; zero makes a single attempt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="retryInterval">Time between two attempts; null means 5 ms.</param>
    /// <param name="waiting">Called once, when the first attempt has failed and the wait begins.</param>
    public static IDisposable? Wait(Func<IDisposable?> tryTake, TimeSpan limit, CancellationToken cancellationToken, TimeSpan? retryInterval = null, Action? waiting = null)
    {
        var started = Environment.TickCount64;
        while (true)
        {
            if (tryTake() is { } taken)
                return taken;
            if (Environment.TickCount64 - started >= limit.TotalMilliseconds)
                return null;
            waiting?.Invoke();
            waiting = null;
            if (cancellationToken.WaitHandle.WaitOne(retryInterval ?? DefaultRetryInterval))
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Opens a lock file, and creates its directory if that is missing; null if another process holds it.</summary>
    public static FileStream? Open(string path, FileOptions options)
    {
        try
        {
            return OpenExisting(path, options);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return OpenExisting(path, options);
        }
    }

    private static FileStream? OpenExisting(string path, FileOptions options)
    {
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, options);
            if (file.CanSeek)
                return file;
            // A FIFO. Opened for reading and writing, it did not wait for another process.
            file.Dispose();
            throw new IOException($"'{path}' is no regular file.");
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
    }

    /// <summary>Whether another process holds the lock of a file. Nothing waits, whatever stands in place of the file.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                // With FileShare.Read, several processes can ask at the same time without blocking each other.
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0).Dispose();
                return false;
            }
            using var file = UnixFile.OpenToRead(path);
            return file is not null && UnixFile.IsLocked(file);
        }
        catch (IOException e)
        {
            return IsHeldByAnother(e);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a file could not be opened because another process has it open.</summary>
    public static bool IsHeldByAnother(IOException exception) => exception.HResult == (OperatingSystem.IsWindows() ? SharingViolation : UnixFile.WouldBlock);
}
