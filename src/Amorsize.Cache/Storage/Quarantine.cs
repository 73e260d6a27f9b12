using Amorsize.Cache.Entries;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Storage;

/// <summary>Moves corrupt files to quarantine files and replaces entries by tombstones. The caller holds the cache's lock.</summary>
internal static class Quarantine
{
    /// <summary>
    /// Replaces a file by a tombstone; <see langword="false"/> if another build has changed the file since <paramref name="judged"/> was read.
    /// </summary>
    public static bool LeaveTombstone(this IFileSystem files, string path, ReadOnlySpan<byte> judged, Tombstone tombstone)
    {
        if (!files.IsStill(path, judged))
            return false;
        files.Publish(path, EntryFormat.Write(tombstone));
        return true;
    }

    /// <summary>
    /// Whether a file still has the bytes that were read before. Some file systems ignore locks, so another build may have stored a valid entry since.
    /// </summary>
    public static bool IsStill(this IFileSystem files, string path, ReadOnlySpan<byte> judged) =>
        files.Read(path, EntryFormat.MaxBytes) is { } current && judged.SequenceEqual(current);

    /// <summary>Copies the corrupt bytes to a quarantine file, and replaces the file by a tombstone unless another build has changed it.</summary>
    public static bool MoveAside(this IFileSystem files, string path, byte[] judged, Tombstone tombstone)
    {
        files.Publish(CacheLayout.QuarantinePathOf(path), judged);
        return files.LeaveTombstone(path, judged, tombstone);
    }

    /// <summary>Quarantines a corrupt file without a tombstone, because a tombstone needs a workload and the file does not tell it reliably.</summary>
    public static bool MoveAside(this IFileSystem files, string path, byte[] judged)
    {
        if (!files.IsStill(path, judged))
            return false;
        // A copy gets the current time as its time stamp, from which its age in quarantine is counted. A move would keep the old time stamp.
        files.Publish(CacheLayout.QuarantinePathOf(path), judged);
        files.Delete(path);
        return true;
    }
}
