namespace Amorsize.Caching;

/// <summary>Having the cache to oneself for as long as it takes to change several of its files.</summary>
internal static class CacheHold
{
    // A store takes milliseconds, the longest prune or import about a second.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <returns>The cache's lock, to be disposed of.</returns>
    /// <exception cref="IOException">The lock cannot be made, or another build has held it for too long.</exception>
    /// <exception cref="UnauthorizedAccessException">The lock may not be made.</exception>
    public static IDisposable HoldCache(this ICacheFiles files, string directory) => files.LockCache(directory, LongestWait)
        ?? throw new IOException($"Another build has held {Path.Combine(directory, CacheLayout.Lock)} for more than {LongestWait.InWords()}.");
}
