using Amorsize.Platform.Files;

namespace Amorsize.Platform.Locks;

/// <summary>The lock that lets one profile at a time run on a machine, however many projects MSBuild builds in parallel (-m).</summary>
internal static class MachineLock
{
    // Rare attempts: a waiting build must not take processor time from the one that measures.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>The lock file of this user on this machine.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}.lock");

    /// <summary>Takes the lock, and waits for it for a bounded time.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The held lock, released by disposing it; <see langword="null"/> if another build held it for the whole time. If the file cannot be created, every
    /// caller gets a lock that excludes no other build.
    /// </returns>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static IDisposable? Acquire(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return FileLock.Acquire(path, limit, cancellationToken, RetryInterval);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return Stream.Null;
        }
    }
}
