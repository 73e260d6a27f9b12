using Amorsize.Platform.Files;

namespace Amorsize.Platform.Locks;

/// <summary>Lets one profile run at a time on a machine, whatever -m says.</summary>
internal static class MachineLock
{
    // Whoever waits is not to disturb who measures.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>The lock of this user on this machine.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}.lock");

    /// <summary>Waits for the lock, for a bounded time.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>To be disposed of; <see langword="null"/> where another build held it all the time. Where there can be no such file, nobody holds it.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
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
