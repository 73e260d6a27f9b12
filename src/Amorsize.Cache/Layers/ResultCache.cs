using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Layers;

/// <summary>
/// The layer in a local directory, with one file for each workload and machine. A look-up needs no lock: it reads its file once, and the verdict
/// depends on those bytes alone, so later changes by other builds cannot affect it. A build holds the cache's lock while it replaces a file.
/// </summary>
internal sealed class ResultCache(string directory, TimeProvider time, IFileSystem files) : ICacheLayer
{
    // In characters: a message must not repeat a name that is itself too large.
    private const int MaxNameLength = 100;

    /// <inheritdoc/>
    public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests) => [.. requests.Select(LookUp)];

    private LookUpResult LookUp(LookUpRequest request)
    {
        var path = CacheLayout.PathOf(directory, request.Key, request.Machine);
        byte[]? bytes;
        try
        {
            bytes = files.Read(path, EntryFormat.MaxBytes);
            if (bytes is null && request.Machine.ProcessorModel is not null)
            {
                // A version that did not record the model wrote the entry, or a system that does not report it.
                var unnamed = CacheLayout.PathOf(directory, request.Key, request.Machine with { ProcessorModel = null });
                bytes = files.Read(unnamed, EntryFormat.MaxBytes);
                path = bytes is null ? path : unnamed;
            }
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

    /// <summary>Atomically replaces the stored result of a workload and machine. If it throws, the old result is unchanged.</summary>
    /// <exception cref="LockHeldException">Another build held the cache for too long.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not write the file.</exception>
    public void Store(Entry entry)
    {
        using var held = files.LockCache(directory);
        var path = CacheLayout.PathOf(directory, entry.Key, entry.Machine);
        // An entry from a remote cache has no history, so the entry keeps the history of the one that it replaces.
        var stored = TryRead(entry.Key, path) is { } replaced ? entry.Continuing(replaced) : entry;
        files.Publish(path, Fitting(stored));
    }

    /// <summary>The bytes of an entry. If they exceed the size limit, the parts that no look-up needs are left out.</summary>
    /// <exception cref="IOException">The entry is too large even so. A file above the limit would be corrupt for each look-up.</exception>
    private static byte[] Fitting(Entry entry)
    {
        var content = EntryFormat.Write(entry);
        if (content.Length > EntryFormat.MaxBytes)
            content = EntryFormat.Write(entry.ForOthers);
        return content.Length <= EntryFormat.MaxBytes
            ? content
            : throw new IOException($"The result of {entry.Key.Subject.Name.Shortened(MaxNameLength)} is larger than {EntryFormat.MaxBytes >> 10} KiB.");
    }

    /// <summary>Quarantines a corrupt file. From then on, the tombstone in its place gives each look-up the reason.</summary>
    private void MoveAside(string path, byte[] judged, Tombstone tombstone) => AtomicFile.Attempt(() =>
    {
        using var held = files.TryLockCache(directory);
        if (held is not null)
            files.MoveAside(path, judged, tombstone);
    });

    /// <summary>
    /// The answer if this machine has no entry for the workload: a miss. If the file was quarantined, that is the reason. If another machine has an entry, the
    /// verdict says how the machines differ, and the stale entry may still be used.
    /// </summary>
    private LookUpResult WithoutOwnFile(string path, LookUpRequest request)
    {
        var (workloadDirectory, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        IReadOnlyList<ListedFile> others = [];
        AtomicFile.Attempt(() => others = files.List(workloadDirectory));
        Finding[] quarantined = [.. others.Where(file => file.Name == CacheLayout.QuarantinePathOf(name))
            .Select(file => new Tombstone(request.Key, Verdict.Corrupt, "the file was corrupt", file.LastWrite).Finding)];

        // Defective files of other machines are skipped without a message, because the next look-up on the machine that wrote the file reports it.
        var foreign = others.Where(file => CacheLayout.EntryFile.IsMatch(file.Name) && file.Name != name)
            .Select(file => TryRead(request.Key, Path.Combine(workloadDirectory, file.Name)))
            .OfType<Entry>();
        return LookUpResult.Best(foreign, request, time.GetUtcNow(), SettingsSource.Cached) is { } best ? best with { Findings = [.. quarantined, .. best.Findings] }
            : quarantined is [var reason] ? LookUpResult.Without(reason)
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
