using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// One walk through the cache, under its lock. Whatever does not have the full form of our names is not ours, and left alone.
/// </summary>
internal sealed class PrunePass(string directory, TimeProvider time, IFileSystem files, PruneRequest request)
{
    /// <summary>What an entry is kept for beyond its age limit, so that look-ups can say that it has expired.</summary>
    private static readonly TimeSpan GracePeriod = TimeSpan.FromDays(30);

    private static readonly TimeSpan MaxQuarantineAge = TimeSpan.FromDays(30);

    /// <summary>After this nobody wants to know any more why an entry is gone.</summary>
    private static readonly TimeSpan MaxTombstoneAge = TimeSpan.FromDays(90);

    /// <summary>Longer than any build holds a temporary file, or a new directory that it has not yet put one in.</summary>
    private static readonly TimeSpan MaxTemporaryFileAge = TimeSpan.FromHours(1);

    private readonly long start = time.GetTimestamp();
    private readonly DateTimeOffset now = time.GetUtcNow();
    private PruneResult result = new() { Ran = true };
    private readonly HashSet<EntryKey> kept = [.. request.Keep.Select(key => key.OfAnyFramework)];
    private readonly HashSet<string> keptSlugs = [.. request.Keep.Select(key => CacheLayout.SlugOf(CacheLayout.DirectoryOf(key)))];
    private int filesSeen;

    public PruneResult Run()
    {
        // The longest unchanged first: where the limits end the pass, only younger ones are left.
        foreach (var found in List(directory).OrderBy(found => found.LastWrite).TakeWhile(_ => IsWithinLimits()))
        {
            if (!found.IsDirectory)
                PruneUnfinished(directory, found);
            else if (CacheLayout.WorkloadDirectory.IsMatch(found.Name))
                PruneWorkload(found);
        }
        return result;
    }

    private void PruneWorkload(ListedFile home)
    {
        var path = Path.Combine(directory, home.Name);
        var content = List(path);
        foreach (var file in content.TakeWhile(_ => IsWithinLimits()))
        {
            filesSeen++;
            if (file.IsDirectory)
                continue;
            if (CacheLayout.EntryFile.IsMatch(file.Name))
                Attempt(() => PruneEntry(home.Name, file));
            else if (CacheLayout.QuarantinedFile.IsMatch(file.Name) && IsOlder(file, MaxQuarantineAge) && Attempt(() => files.Delete(Path.Combine(path, file.Name))))
                result = result with { QuarantinedFiles = result.QuarantinedFiles + 1 };
            else
                PruneUnfinished(path, file);
        }
        if (content.Count == 0 && IsOlder(home, MaxTemporaryFileAge) && Attempt(() => files.DeleteEmptyDirectory(path)))
            result = result with { Directories = result.Directories + 1 };
    }

    private void PruneEntry(string home, ListedFile file)
    {
        var path = Path.Combine(directory, home, file.Name);
        if (files.Read(path, EntryFormat.MaxBytes) is not { } bytes)
            return;
        var reading = EntryFormat.Read(bytes);
        if (reading.Key is not { } key)
        {
            PruneDefective(home, file, path, bytes);
            return;
        }
        if (CacheLayout.DirectoryOf(key) != home || kept.Contains(key.OfAnyFramework))
            return;
        if (reading.Tombstone is { } tombstone)
        {
            if (now - tombstone.At <= MaxTombstoneAge)
                return;
            files.Delete(path);
            result = result with { Tombstones = result.Tombstones + 1 };
        }
        else if (CacheLayout.FileOf(reading.Entry!.Machine) == file.Name && ReasonToPrune(reading.Entry) is { } reason && files.LeaveTombstone(path, bytes, new(key, Verdict.Pruned, reason, now)))
        {
            result = result with { Entries = result.Entries + 1 };
        }
    }

    /// <summary>
    /// What is corrupt, or of another version of the format. Which workload it is of cannot be read, so its directory tells whether it may be one of
    /// this build's; and there is nothing to make a tombstone of.
    /// </summary>
    private void PruneDefective(string home, ListedFile file, string path, byte[] judged)
    {
        if (keptSlugs.Contains(CacheLayout.SlugOf(home)) || !IsBeyondGrace(now - file.LastWrite) || !files.IsStill(path, judged))
            return;
        files.Delete(path);
        result = result with { Defective = result.Defective + 1 };
    }

    private string? ReasonToPrune(Entry entry)
    {
        var age = now - entry.CreatedAt;
        if (IsBeyondGrace(age))
            return string.Create(CultureInfo.InvariantCulture, $"it was {age.InWords()} old, more than {GracePeriod.Days} d over its limit of {request.Ttl.InWords()}");
        // Another machine may build another state of the source.
        return entry.Machine == request.Machine && request.Keep.Any(entry.Key.IsOfSameBuild) ? $"{entry.Key.AssemblyName} no longer flags its workload" : null;
    }

    private void PruneUnfinished(string home, ListedFile file)
    {
        if (CacheLayout.TemporaryFile.IsMatch(file.Name) && IsOlder(file, MaxTemporaryFileAge) && Attempt(() => files.Delete(Path.Combine(home, file.Name))))
            result = result with { TemporaryFiles = result.TemporaryFiles + 1 };
    }

    // Not compared with the sum of both: a limit may be as long as TimeSpan goes.
    private bool IsBeyondGrace(TimeSpan age) => age - GracePeriod > request.Ttl;

    private bool IsOlder(ListedFile file, TimeSpan age) => now - file.LastWrite > age;

    private bool IsWithinLimits() => filesSeen < request.Limits.Files && time.GetElapsedTime(start) < request.Limits.Time;

    private IReadOnlyList<ListedFile> List(string path)
    {
        IReadOnlyList<ListedFile> listed = [];
        Attempt(() => listed = files.List(path));
        return listed;
    }

    private bool Attempt(Action step)
    {
        var done = AtomicFile.Attempt(step);
        if (!done)
            result = result with { Errors = result.Errors + 1 };
        return done;
    }
}
