namespace Amorsize.Caching;

/// <summary>
/// Copies the results of an exported file into the cache: all that the policy takes, or none. Where each goes is told by its key and its machine alone, so no
/// file can reach outside of the cache.
/// </summary>
internal sealed class CacheImport(string directory, ICacheFiles files)
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
        PutInPlace(merge.Taken.ToDictionary(PathOf, EntryFormat.Write), before);
        return new(merge, null);
    }

    private string PathOf(Entry entry) => Path.Combine(directory, CacheLayout.DirectoryOf(entry.Key), CacheLayout.FileOf(entry.Machine));

    /// <summary>Why it could not be read again, once it is stored: an entry may be larger in a file of its own.</summary>
    private static Finding? DefectOf(Entry entry) => EntryFormat.Read(EntryFormat.Write(entry)).Defect is { } defect
        ? defect with { Detail = $"{entry.Key}: {defect.Detail}" }
        : null;

    /// <summary>What is stored in place of an entry: nothing counts but an entry of the same workload and machine.</summary>
    private Entry? EntryAt(Dictionary<string, byte[]?> before, Entry entry) =>
        before[PathOf(entry)] is { } bytes && EntryFormat.Read(bytes).Entry is { } old && old.Key == entry.Key && old.Machine == entry.Machine ? old : null;

    /// <summary>First everything that a full disk could refuse, then the moves; a failure takes back those that were done.</summary>
    private void PutInPlace(Dictionary<string, byte[]> contents, Dictionary<string, byte[]?> before)
    {
        var temporaries = contents.Keys.ToDictionary(path => path, CacheLayout.TemporaryOf);
        var moved = new List<string>();
        try
        {
            foreach (var (path, content) in contents)
                files.Create(temporaries[path], content);
            foreach (var path in contents.Keys)
            {
                moved.Add(path);
                files.Move(temporaries[path], path);
            }
        }
        catch
        {
            foreach (var path in moved)
                Replacement.Attempt(() => Restore(path, before[path]));
            foreach (var temporary in temporaries.Values)
                Replacement.Attempt(() => files.Delete(temporary));
            foreach (var home in contents.Keys.Select(Path.GetDirectoryName).Distinct())
                Replacement.Attempt(() => files.DeleteEmptyDirectory(home!));
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
