using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Storage;

/// <summary>The locks that a build holds while it changes files which other builds change too.</summary>
internal static class CacheLock
{
    /// <summary>A store takes milliseconds; the longest prune, import or export takes about a second.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <summary>Takes the lock of a whole cache and waits for it where needed.</summary>
    /// <inheritdoc cref="WaitForLock"/>
    public static IDisposable LockCache(this IFileSystem files, string directory) => files.WaitForLock(CacheLayout.LockOf(directory));

    /// <summary>Takes the lock of a whole cache without waiting.</summary>
    /// <returns>The lock, to be disposed of; <see langword="null"/> where another build holds it.</returns>
    public static IDisposable? TryLockCache(this IFileSystem files, string directory) => files.Lock(CacheLayout.LockOf(directory), TimeSpan.Zero);

    /// <summary>Takes the lock in a file and waits for it where needed.</summary>
    /// <returns>The lock, to be disposed of.</returns>
    /// <exception cref="LockHeldException">Another build held the lock for too long.</exception>
    /// <exception cref="IOException">The lock file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not create the lock file.</exception>
    public static IDisposable WaitForLock(this IFileSystem files, string path) => files.Lock(path, MaxWait) ?? throw new LockHeldException(path, MaxWait);
}
