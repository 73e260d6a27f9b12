using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Storage;

/// <summary>The locks that a build holds while it changes files which other builds may change at the same time.</summary>
internal static class CacheLock
{
    /// <summary>How long a build waits for a lock. The longest prune, import or export takes about 1 s, so 10 s outlasts several of them.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <summary>Takes the lock of a whole cache, and waits if another build holds it.</summary>
    /// <inheritdoc cref="WaitForLock"/>
    public static IDisposable LockCache(this IFileSystem files, string directory) => files.WaitForLock(CacheLayout.LockOf(directory));

    /// <summary>Takes the lock of a whole cache without waiting.</summary>
    /// <returns>The lock; disposing it releases it. <see langword="null"/> if another build holds it.</returns>
    public static IDisposable? TryLockCache(this IFileSystem files, string directory) => files.Lock(CacheLayout.LockOf(directory), TimeSpan.Zero);

    /// <summary>Takes the lock of a lock file, and waits if another build holds it.</summary>
    /// <returns>The lock; disposing it releases it.</returns>
    /// <exception cref="LockHeldException">Another build held the lock for too long.</exception>
    /// <exception cref="IOException">The lock file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not create the lock file.</exception>
    public static IDisposable WaitForLock(this IFileSystem files, string path, bool deletesFile = false) =>
        files.Lock(path, MaxWait, deletesFile) ?? throw new LockHeldException(path, MaxWait);
}
