namespace Amorsize.Build.Profiling;

/// <summary>
/// Lets one profile run at a time on a machine, whatever -m says: a file that only one process can have open. The system closes it with the
/// process that holds it, however that ends.
/// </summary>
internal static class MachineLock
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>The lock of this user on this machine.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}.lock");

    /// <summary>Waits for the lock, for a bounded time.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>To be disposed of; null where the lock could not be had: the caller goes on without.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static IDisposable? Acquire(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Environment.TickCount64 - started < limit.TotalMilliseconds)
            {
                if (cancellationToken.WaitHandle.WaitOne(RetryInterval))
                    cancellationToken.ThrowIfCancellationRequested();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
