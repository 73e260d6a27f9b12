using Amorsize.Cache.Entries;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Exchange;

/// <summary>
/// Copies the results of an export file into the cache: all that the merge policy accepts, or none. The path of a result is computed from hashes of its
/// key and machine, so a hostile file cannot write outside the cache.
/// </summary>
internal sealed class CacheImport(string directory, IFileSystem files)
{
    /// <summary>Imports a file under the cache's lock. If it throws, the cache is unchanged.</summary>
    /// <returns>The merge, or the defect of the file that prevented it.</returns>
    /// <exception cref="IOException">The cache cannot be read or written, or another build held it for too long.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not read or write the cache.</exception>
    public (MergeResult? Merge, Finding? Defect) Import(string path, MergePolicy policy)
    {
        var (incoming, defect) = ExportFile.Read(files, path);
        defect ??= incoming.Select(DefectOf).FirstOrDefault(found => found is not null);
        if (defect is not null)
            return (null, defect);
        using var held = files.LockCache(directory);
        var before = incoming.ToDictionary(PathOf, entry => files.Read(PathOf(entry), EntryFormat.MaxBytes));
        var merge = Merge.Of(incoming.Select(entry => EntryAt(before, entry)).OfType<Entry>(), incoming, policy);
        var quarantined = merge.Taken.Where(entry => IsUnusable(before, entry)).ToDictionary(entry => CacheLayout.QuarantinePathOf(PathOf(entry)), entry => before[PathOf(entry)]!);
        foreach (var quarantinePath in quarantined.Keys)
            before[quarantinePath] = files.Read(quarantinePath, EntryFormat.MaxBytes);
        WriteAllOrNone([.. quarantined, .. merge.Taken.Select(entry => KeyValuePair.Create(PathOf(entry), EntryFormat.Write(entry)))], before);
        return (merge, null);
    }

    private string PathOf(Entry entry) => CacheLayout.PathOf(directory, entry.Key, entry.Machine);

    /// <summary>Whether the file at an entry's path is to be quarantined, because it is corrupt or of another version.</summary>
    private bool IsUnusable(Dictionary<string, byte[]?> before, Entry entry) =>
        before[PathOf(entry)] is { } bytes && EntryFormat.Read(bytes).Tombstone is null && EntryAt(before, entry) is null;

    /// <summary>
    /// Checks that a look-up could read the entry. A cache file is indented, so it may exceed the size limit although the export line does not.
    /// </summary>
    private static Finding? DefectOf(Entry entry) => EntryFormat.Read(EntryFormat.Write(entry)).Defect is { } defect
        ? defect with { Detail = $"{entry.Key}: {defect.Detail}" }
        : null;

    /// <summary>The entry that the cache already has for the workload and machine of <paramref name="entry"/>, if it is readable.</summary>
    private Entry? EntryAt(Dictionary<string, byte[]?> before, Entry entry) =>
        before[PathOf(entry)] is { } bytes && EntryFormat.Read(bytes).Entry is { } old && old.Key == entry.Key && old.Machine == entry.Machine ? old : null;

    /// <summary>Writes all temporary files before it moves any, so that a full disk replaces no file. A later failure undoes the moves.</summary>
    private void WriteAllOrNone(IReadOnlyList<KeyValuePair<string, byte[]>> contents, Dictionary<string, byte[]?> before)
    {
        var temporaries = contents.ToDictionary(file => file.Key, file => AtomicFile.TemporaryOf(file.Key));
        var moved = new List<string>();
        try
        {
            foreach (var (path, content) in contents)
                files.Create(temporaries[path], content);
            foreach (var (path, _) in contents)
            {
                moved.Add(path);
                files.Move(temporaries[path], path);
            }
        }
        catch
        {
            foreach (var path in moved)
                AtomicFile.Attempt(() => Restore(path, before[path]));
            foreach (var temporary in temporaries.Values)
                AtomicFile.Attempt(() => files.Delete(temporary));
            foreach (var workloadDirectory in temporaries.Keys.Select(Path.GetDirectoryName).Distinct())
                AtomicFile.Attempt(() => files.DeleteEmptyDirectory(workloadDirectory!));
            throw;
        }
    }

    private void Restore(string path, byte[]? content)
    {
        if (content is null)
            files.Delete(path);
        else
            files.Publish(path, content);
    }
}
