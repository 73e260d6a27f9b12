namespace Amorsize.Platform.Locks;

/// <summary>A file that only one process can have open. The system closes it with the process that has, however that ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits for the file, for a bounded time.</summary>
    /// <returns>To be disposed of; <see langword="null"/> where another has had it all the time.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static IDisposable? Acquire(string path, TimeSpan limit, CancellationToken cancellationToken, TimeSpan? retryInterval = null)
    {
        var isDirectoryMade = false;
        var started = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (DirectoryNotFoundException) when (!isDirectoryMade)
            {
                isDirectoryMade = true;
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                if (Environment.TickCount64 - started >= limit.TotalMilliseconds)
                    return null;
                if (cancellationToken.WaitHandle.WaitOne(retryInterval ?? ShortestInterval))
                    cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Whether a file could not be opened because another process has it: EWOULDBLOCK of Linux and of macOS; a sharing violation of Windows.</summary>
    public static bool IsHeldByAnother(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
