using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Layers;

/// <summary>
/// Results of profiling, one file a workload and machine. A look-up opens and reads its file once, and its verdict comes from those bytes:
/// it is fixed before anything is written or pruned, so nothing that another build does meanwhile changes the reason. Whoever puts a file in place of
/// another holds the cache's lock; a look-up needs none.
/// </summary>
internal sealed class ResultCache(string directory, TimeProvider time, IFileSystem files) : ICacheLayer
{
    /// <inheritdoc/>
    public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests) => [.. requests.Select(LookUp)];

    private LookUpResult LookUp(LookUpRequest request)
    {
        var path = CacheLayout.PathOf(directory, request.Key, request.Machine);
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
            return WithoutOwnFile(path, request);
        var reading = EntryFormat.Read(bytes).ExpectedOf(request.Key);
        if (reading.Entry is not null)
            return LookUpResult.Of(reading.Entry, request, time.GetUtcNow(), SettingsSource.Cached);
        if (reading.Defect is { Verdict: Verdict.Corrupt } defect)
            MoveAside(path, bytes, new(request.Key, Verdict.Corrupt, defect.Detail, time.GetUtcNow()));
        return LookUpResult.Without(reading.Defect ?? reading.Tombstone!.Finding);
    }

    /// <summary>Stores a result in place of the one of the same workload and machine, at once for every reader.</summary>
    /// <exception cref="LockHeldException">Another build held the cache for too long. What was there still is.</exception>
    /// <exception cref="IOException">It cannot be written. What was there still is.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written. What was there still is.</exception>
    public void Store(Entry entry)
    {
        using var held = files.HoldCache(directory);
        var path = CacheLayout.PathOf(directory, entry.Key, entry.Machine);
        // One that comes from elsewhere does not end the history of this folder.
        var stored = TryRead(entry.Key, path) is { } before ? entry.Continuing(before) : entry;
        files.Publish(path, EntryFormat.Write(stored));
    }

    /// <summary>Keeps a corrupt file for whoever wants to know, once: from then on the tombstone in its place says what was found.</summary>
    private void MoveAside(string path, byte[] judged, Tombstone tombstone) => AtomicFile.Attempt(() =>
    {
        using var held = files.LockCache(directory, TimeSpan.Zero);
        if (held is not null)
            files.MoveAside(path, judged, tombstone);
    });

    /// <summary>What is left where it was: one that was set aside by hand is still the reason, and other machines' entries may be of use.</summary>
    private LookUpResult WithoutOwnFile(string path, LookUpRequest request)
    {
        var (home, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        IReadOnlyList<ListedFile> left = [];
        AtomicFile.Attempt(() => left = files.List(home));
        Finding[] setAside = [.. left.Where(file => file.Name == CacheLayout.QuarantinePathOf(name))
            .Select(file => new Tombstone(request.Key, Verdict.Corrupt, "the file was corrupt", file.LastWrite).Finding)];

        // Whatever is wrong with one of them, it is theirs to find out.
        var foreign = left.Where(file => CacheLayout.EntryFile.IsMatch(file.Name) && file.Name != name)
            .Select(file => TryRead(request.Key, Path.Combine(home, file.Name)))
            .OfType<Entry>();
        return LookUpResult.Best(foreign, request, time.GetUtcNow(), SettingsSource.Cached) is { } best ? best with { Findings = [.. setAside, .. best.Findings] }
            : setAside is [var reason] ? LookUpResult.Without(reason)
            : LookUpResult.Without(Verdict.NotFound, "no entry for this workload");
    }

    private Entry? TryRead(EntryKey key, string path)
    {
        byte[]? bytes = null;
        AtomicFile.Attempt(() => bytes = files.Read(path, EntryFormat.MaxBytes));
        return bytes is not null && EntryFormat.Read(bytes).ExpectedOf(key).Entry is { } entry && CacheLayout.FileOf(entry.Machine) == Path.GetFileName(path)
            ? entry
            : null;
    }
}
