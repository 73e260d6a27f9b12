namespace Amorsize.Platform.Locks;

/// <summary>
/// A lock between processes: a file that only one process at a time can have open. The operating system closes the file when the process ends, even by a
/// crash.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan DefaultRetryInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Opens the lock file. If another process holds it, waits for a limited time. A missing directory is created.</summary>
    /// <param name="path">Path of the lock file.</param>
    /// <param name="limit">The longest wait; zero makes a single attempt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="retryInterval">Time between two attempts; null means 5 ms.</param>
    /// <returns>The held lock, released by disposing it; <see langword="null"/> if another process held it for the whole time.</returns>
    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to create the file.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static IDisposable? Acquire(string path, TimeSpan limit, CancellationToken cancellationToken, TimeSpan? retryInterval = null)
    {
        var isDirectoryCreated = false;
        var started = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (DirectoryNotFoundException) when (!isDirectoryCreated)
            {
                isDirectoryCreated = true;
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                if (Environment.TickCount64 - started >= limit.TotalMilliseconds)
                    return null;
                if (cancellationToken.WaitHandle.WaitOne(retryInterval ?? DefaultRetryInterval))
                    cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>
    /// Whether a file could not be opened because another process has it open. The error is EWOULDBLOCK on Linux (11) and macOS (35), and
    /// ERROR_SHARING_VIOLATION on Windows (0x80070020).
    /// </summary>
    public static bool IsHeldByAnother(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
