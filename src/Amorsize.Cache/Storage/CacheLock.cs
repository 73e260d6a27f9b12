using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Storage;

/// <summary>Having files to oneself for as long as it takes to change them.</summary>
internal static class CacheLock
{
    // A store takes milliseconds, the longest prune, import or export about a second.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Holds the whole cache.</summary>
    /// <inheritdoc cref="WaitForLock"/>
    public static IDisposable HoldCache(this IFileSystem files, string directory) => files.WaitForLock(CacheLayout.LockOf(directory));

    /// <returns>The lock, to be disposed of.</returns>
    /// <exception cref="LockHeldException">Another build has held it for too long.</exception>
    /// <exception cref="IOException">The lock cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The lock may not be made.</exception>
    public static IDisposable WaitForLock(this IFileSystem files, string path) => files.Lock(path, LongestWait) ?? throw new LockHeldException(path, LongestWait);
}
