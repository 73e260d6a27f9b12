using Amorsize.Cache.Entries;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Storage;

/// <summary>Moves corrupt files aside and leaves tombstones, under the cache's lock.</summary>
internal static class Quarantine
{
    /// <summary>The lock that a writer holds while it replaces a file of the cache.</summary>
    /// <returns>To be disposed of; <see langword="null"/> where another holds it for longer than <paramref name="wait"/>.</returns>
    public static IDisposable? LockCache(this IFileSystem files, string directory, TimeSpan wait) => files.Lock(CacheLayout.LockOf(directory), wait);

    /// <summary>
    /// Puts the tombstone in place of the file whose bytes were judged, unless another build has replaced it since. Call it under the cache's lock.
    /// </summary>
    public static bool LeaveTombstone(this IFileSystem files, string path, ReadOnlySpan<byte> judged, Tombstone tombstone)
    {
        if (!files.IsStill(path, judged))
            return false;
        files.Publish(path, EntryFormat.Write(tombstone));
        return true;
    }

    /// <summary>Whether the file still has the bytes that were judged: another build may have stored a good one since, where the file system knows no locks.</summary>
    public static bool IsStill(this IFileSystem files, string path, ReadOnlySpan<byte> judged) =>
        files.Read(path, EntryFormat.MaxBytes) is { } current && judged.SequenceEqual(current);

    /// <summary>As <see cref="LeaveTombstone"/>, and keeps the bytes in a file beside it.</summary>
    public static bool MoveAside(this IFileSystem files, string path, byte[] judged, Tombstone tombstone)
    {
        files.Publish(CacheLayout.QuarantinePathOf(path), judged);
        return files.LeaveTombstone(path, judged, tombstone);
    }
}
