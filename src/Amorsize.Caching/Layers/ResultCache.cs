namespace Amorsize.Caching;

/// <summary>
/// Results of profiling, one file a workload and machine. A look-up opens and reads its file once, and its verdict comes from those bytes:
/// it is fixed before anything is written, moved or pruned, so nothing that another build does meanwhile changes the reason.
/// </summary>
internal sealed class ResultCache(string directory, TimeProvider time, ICacheFiles files)
{
    /// <summary>Whether the cache has a result that holds here and now; if not, every reason why. Never throws because of what it finds.</summary>
    /// <param name="key">The workload.</param>
    /// <param name="here">The machine that the result is to hold on.</param>
    /// <param name="fingerprint">The workload's code as it is now, 64 hexadecimal digits.</param>
    /// <param name="ttl">Age limit.</param>
    public LookUpResult LookUp(EntryKey key, Machine here, string fingerprint, TimeSpan ttl)
    {
        var path = PathOf(key, here);
        byte[]? bytes;
        try
        {
            bytes = files.Read(path, EntryFormat.MaxBytes);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return LookUpResult.Without(new(Verdict.Unreadable, $"the file cannot be read: {e.Message}"));
        }

        if (bytes is null)
        {
            return NewestOfOtherMachines(key, here) is { } foreign
                ? Judge(foreign)
                : LookUpResult.Without(new(Verdict.NotFound, "no entry for this workload"));
        }

        var (entry, defect) = ReadOf(key, bytes);
        if (entry is not null)
            return Judge(entry);
        if (defect!.Verdict == Verdict.Corrupt)
            Replacement.Attempt(() => files.TakeOut(path, CacheLayout.BadOf(path), bytes));
        return LookUpResult.Without(defect);

        LookUpResult Judge(Entry found) => new([.. Staleness.Of(found, here, fingerprint, ttl, time.GetUtcNow())], found);
    }

    /// <summary>Stores a result in place of the one of the same workload and machine, at once for every reader.</summary>
    /// <exception cref="IOException">It cannot be written. What was there still is.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written. What was there still is.</exception>
    public void Store(Entry entry) => files.Publish(PathOf(entry.Key, entry.Machine), EntryFormat.Write(entry));

    private string PathOf(EntryKey key, Machine machine) =>
        Path.Combine(directory, CacheLayout.DirectoryOf(key), CacheLayout.FileOf(machine));

    private static EntryReading ReadOf(EntryKey key, byte[] bytes) => EntryFormat.Read(bytes) switch
    {
        { Entry: { } entry } when entry.Key != key => EntryReading.Corrupt($"wrong key: the entry is of {entry.Key}"),
        var reading => reading,
    };

    /// <summary>Entries that others left in the same directory; whatever is wrong with one, it is theirs to find out.</summary>
    private Entry? NewestOfOtherMachines(EntryKey key, Machine here)
    {
        var home = Path.Combine(directory, CacheLayout.DirectoryOf(key));
        Entry? newest = null;
        Replacement.Attempt(() => newest = files.List(home)
            .Where(file => CacheLayout.Entry.IsMatch(file.Name) && file.Name != CacheLayout.FileOf(here))
            .Select(file => TryRead(key, Path.Combine(home, file.Name)))
            .MaxBy(entry => entry?.CreatedAt));
        return newest;
    }

    private Entry? TryRead(EntryKey key, string path)
    {
        byte[]? bytes = null;
        Replacement.Attempt(() => bytes = files.Read(path, EntryFormat.MaxBytes));
        return bytes is not null && ReadOf(key, bytes).Entry is { } entry && CacheLayout.FileOf(entry.Machine) == Path.GetFileName(path)
            ? entry
            : null;
    }
}
