namespace Amorsize.Caching;

/// <summary>
/// Results of profiling, one file a workload and machine. A look-up opens and reads its file once, and its verdict comes from those bytes:
/// it is fixed before anything is written or pruned, so nothing that another build does meanwhile changes the reason. Whoever puts a file in place of
/// another holds the cache's lock; a look-up needs none.
/// </summary>
internal sealed class ResultCache(string directory, TimeProvider time, ICacheFiles files) : ICacheLayer
{
    /// <inheritdoc/>
    public LookUpResult LookUp(LookUpRequest request)
    {
        var path = PathOf(request.Key, request.Machine);
        byte[]? bytes;
        try
        {
            bytes = files.Read(path, EntryFormat.MaxBytes);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return LookUpResult.Without(Verdict.Unreadable, $"the file cannot be read: {e.Message}");
        }

        if (bytes is null)
        {
            return NewestOfOtherMachines(request) is { } foreign
                ? Judge(foreign)
                : LookUpResult.Without(Verdict.NotFound, "no entry for this workload");
        }

        var reading = EntryFormat.Read(bytes).ExpectedOf(request.Key);
        if (reading.Entry is not null)
            return Judge(reading.Entry);
        if (reading.Defect is { Verdict: Verdict.Corrupt } defect)
            SetAside(path, bytes, new(request.Key, Verdict.Corrupt, defect.Detail, time.GetUtcNow()));
        return LookUpResult.Without(reading.Defect ?? reading.Tombstone!.Finding);

        LookUpResult Judge(Entry found) => LookUpResult.Of(found, request, time.GetUtcNow(), SettingsSource.Cached);
    }

    /// <summary>Stores a result in place of the one of the same workload and machine, at once for every reader.</summary>
    /// <exception cref="LockHeldException">Another build held the cache for too long. What was there still is.</exception>
    /// <exception cref="IOException">It cannot be written. What was there still is.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written. What was there still is.</exception>
    public void Store(Entry entry)
    {
        using var held = files.HoldCache(directory);
        files.Publish(PathOf(entry.Key, entry.Machine), EntryFormat.Write(entry));
    }

    private string PathOf(EntryKey key, Machine machine) =>
        Path.Combine(directory, CacheLayout.DirectoryOf(key), CacheLayout.FileOf(machine));

    /// <summary>Keeps a corrupt file for whoever wants to know, once: from then on the tombstone in its place says what was found.</summary>
    private void SetAside(string path, byte[] judged, Tombstone tombstone) => Replacement.Attempt(() =>
    {
        using var held = files.LockCache(directory, TimeSpan.Zero);
        if (held is not null)
            files.SetAside(path, judged, tombstone);
    });

    /// <summary>Entries that others left in the same directory; whatever is wrong with one, it is theirs to find out.</summary>
    private Entry? NewestOfOtherMachines(LookUpRequest request)
    {
        var home = Path.Combine(directory, CacheLayout.DirectoryOf(request.Key));
        Entry? newest = null;
        Replacement.Attempt(() => newest = files.List(home)
            .Where(file => CacheLayout.Entry.IsMatch(file.Name) && file.Name != CacheLayout.FileOf(request.Machine))
            .Select(file => TryRead(request.Key, Path.Combine(home, file.Name)))
            .MaxBy(entry => entry?.CreatedAt));
        return newest;
    }

    private Entry? TryRead(EntryKey key, string path)
    {
        byte[]? bytes = null;
        Replacement.Attempt(() => bytes = files.Read(path, EntryFormat.MaxBytes));
        return bytes is not null && EntryFormat.Read(bytes).ExpectedOf(key).Entry is { } entry && CacheLayout.FileOf(entry.Machine) == Path.GetFileName(path)
            ? entry
            : null;
    }
}
