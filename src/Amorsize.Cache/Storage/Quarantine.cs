using Amorsize.Cache.Entries;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Storage;

/// <summary>Moves corrupt files aside and leaves tombstones. Every method is called under the cache's lock.</summary>
internal static class Quarantine
{
    /// <summary>Puts a tombstone in place of a file, unless another build has replaced the bytes that were judged.</summary>
    public static bool LeaveTombstone(this IFileSystem files, string path, ReadOnlySpan<byte> judged, Tombstone tombstone)
    {
        if (!files.IsStill(path, judged))
            return false;
        files.Publish(path, EntryFormat.Write(tombstone));
        return true;
    }

    /// <summary>
    /// Whether a file still has the bytes that were judged. Some file systems ignore locks, so another build may have stored a good entry since.
    /// </summary>
    public static bool IsStill(this IFileSystem files, string path, ReadOnlySpan<byte> judged) =>
        files.Read(path, EntryFormat.MaxBytes) is { } current && judged.SequenceEqual(current);

    /// <summary>Keeps the judged bytes in a quarantine file, and puts a tombstone in their place unless another build has replaced them.</summary>
    public static bool MoveAside(this IFileSystem files, string path, byte[] judged, Tombstone tombstone)
    {
        files.Publish(CacheLayout.QuarantinePathOf(path), judged);
        return files.LeaveTombstone(path, judged, tombstone);
    }

    /// <summary>Moves a file aside and leaves nothing in its place, because the workload of a corrupt file is unknown.</summary>
    public static bool MoveAside(this IFileSystem files, string path, byte[] judged)
    {
        if (!files.IsStill(path, judged))
            return false;
        // A copy gets a new time stamp, which says when the file was quarantined; a move would keep the old one.
        files.Publish(CacheLayout.QuarantinePathOf(path), judged);
        files.Delete(path);
        return true;
    }
}
