using Amorsize.Platform.Files;

namespace Amorsize.Platform.Locks;

/// <summary>The lock that lets only one build at a time measure on a machine, even if MSBuild builds several projects in parallel (-m).</summary>
internal static class MachineLock
{
    // Long, since each attempt of a waiting build takes CPU time from the build that measures.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Path of the lock file. It contains the user name, so each user of a machine has a separate lock.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}.lock");

    /// <summary>Takes the lock. If another build holds it, waits for a limited time.</summary>
    /// <param name="path">Path of the lock file.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The held lock, released by disposing it; <see langword="null"/> if another build held it for the whole time. If the file cannot be
    /// created, the returned object locks nothing, so that the build can still measure.
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
