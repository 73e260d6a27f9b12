using Amorsize.Cache.Entries;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Exchange;

/// <summary>
/// Copies the results of an exported file into the cache: all that the policy takes, or none. Where each goes is told by its key and its machine alone, so no
/// file can reach outside of the cache.
/// </summary>
internal sealed class CacheImport(string directory, IFileSystem files)
{
    /// <exception cref="IOException">The cache cannot be read or written, or another build held it for too long. It is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The cache may not be read or written. It is as it was.</exception>
    public ExchangeResult Import(string path, MergePolicy policy)
    {
        var (incoming, defect) = ExportFile.Read(files, path);
        defect ??= incoming.Select(DefectOf).FirstOrDefault(found => found is not null);
        if (defect is not null)
            return new(null, defect);
        using var held = files.HoldCache(directory);
        var before = incoming.ToDictionary(PathOf, entry => files.Read(PathOf(entry), EntryFormat.MaxBytes));
        var merge = Merge.Of(incoming.Select(entry => EntryAt(before, entry)).OfType<Entry>(), incoming, policy);
        var setAside = merge.Taken.Where(entry => IsUnusable(before, entry)).ToDictionary(entry => CacheLayout.QuarantinePathOf(PathOf(entry)), entry => before[PathOf(entry)]!);
        foreach (var bad in setAside.Keys)
            before[bad] = files.Read(bad, EntryFormat.MaxBytes);
        WriteAllOrNone([.. setAside, .. merge.Taken.Select(entry => KeyValuePair.Create(PathOf(entry), EntryFormat.Write(entry)))], before);
        return new(merge, null);
    }

    private string PathOf(Entry entry) => CacheLayout.PathOf(directory, entry.Key, entry.Machine);

    /// <summary>Whether what is stored in place of an entry is to be set aside: what is corrupt for whoever wants to know, what is of another version for that.</summary>
    private bool IsUnusable(Dictionary<string, byte[]?> before, Entry entry) =>
        before[PathOf(entry)] is { } bytes && EntryFormat.Read(bytes).Tombstone is null && EntryAt(before, entry) is null;

    /// <summary>Why it could not be read again, once it is stored: an entry may be larger in a file of its own.</summary>
    private static Finding? DefectOf(Entry entry) => EntryFormat.Read(EntryFormat.Write(entry)).Defect is { } defect
        ? defect with { Detail = $"{entry.Key}: {defect.Detail}" }
        : null;

    /// <summary>What is stored in place of an entry: nothing counts but an entry of the same workload and machine.</summary>
    private Entry? EntryAt(Dictionary<string, byte[]?> before, Entry entry) =>
        before[PathOf(entry)] is { } bytes && EntryFormat.Read(bytes).Entry is { } old && old.Key == entry.Key && old.Machine == entry.Machine ? old : null;

    /// <summary>First everything that a full disk could refuse, then the moves; a failure takes back those that were done.</summary>
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
            foreach (var home in temporaries.Keys.Select(Path.GetDirectoryName).Distinct())
                AtomicFile.Attempt(() => files.DeleteEmptyDirectory(home!));
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
