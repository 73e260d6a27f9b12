using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// One pass over the cache that removes unused files. The caller holds the cache's lock. A file whose full name does not match a pattern of
/// <see cref="CacheLayout"/> may belong to another program and is kept.
/// </summary>
internal sealed class PrunePass(string directory, TimeProvider time, IFileSystem files, PruneRequest request)
{
    /// <summary>How long an entry stays after it expires, so that look-ups can report it as expired.</summary>
    private static readonly TimeSpan GracePeriod = TimeSpan.FromDays(30);

    /// <summary>How long a quarantined file stays, so that the user can examine it.</summary>
    private static readonly TimeSpan MaxQuarantineAge = TimeSpan.FromDays(30);

    /// <summary>How long a tombstone stays, so that even a rarely built project can report why its entry is gone.</summary>
    private static readonly TimeSpan MaxTombstoneAge = TimeSpan.FromDays(90);

    /// <summary>How long temporary files and empty directories stay. A running build fills them in less than an hour; a killed build leaves them.</summary>
    private static readonly TimeSpan MaxTemporaryFileAge = TimeSpan.FromHours(1);

    /// <summary>How long the runs of a search stay that no build has gone on with.</summary>
    private static readonly TimeSpan MaxRunsAge = TimeSpan.FromDays(30);

    private readonly long start = time.GetTimestamp();
    private readonly DateTimeOffset now = time.GetUtcNow();
    private PruneResult result = new() { Ran = true };
    private readonly HashSet<EntryKey> keptKeys = [.. request.Keep.Select(key => key.OfAnyFramework)];
    private readonly HashSet<string> keptSlugs = [.. request.Keep.Select(key => CacheLayout.SlugOf(CacheLayout.DirectoryOf(key)))];
    private int filesSeen;

    public PruneResult Run()
    {
        // The least recently changed directories come first: they most likely have unused files, and a pass that reaches a limit skips the rest.
        foreach (var found in List(directory).OrderBy(found => found.LastWrite).TakeWhile(_ => IsWithinLimits()))
        {
            if (!found.IsDirectory)
                PruneTemporary(directory, found);
            else if (CacheLayout.WorkloadDirectory.IsMatch(found.Name))
                PruneWorkload(found);
        }
        return result with { IsPartial = !IsWithinLimits() };
    }

    private void PruneWorkload(ListedFile workload)
    {
        var path = Path.Combine(directory, workload.Name);
        var content = List(path);
        foreach (var file in content.TakeWhile(_ => IsWithinLimits()))
        {
            filesSeen++;
            if (file.IsDirectory)
                continue;
            if (CacheLayout.EntryFile.IsMatch(file.Name))
                Attempt(() => PruneEntry(workload.Name, file));
            else if (CacheLayout.QuarantinedFile.IsMatch(file.Name) && IsOlder(file, MaxQuarantineAge) && Attempt(() => files.Delete(Path.Combine(path, file.Name))))
                result = result with { QuarantinedFiles = result.QuarantinedFiles + 1 };
            else
                PruneTemporary(path, file);
        }
        // A running build may have just created this directory and not yet written its file, so the directory is deleted only when it is old.
        if (content.Count == 0 && IsOlder(workload, MaxTemporaryFileAge) && Attempt(() => files.DeleteEmptyDirectory(path)))
            result = result with { Directories = result.Directories + 1 };
    }

    private void PruneEntry(string workloadDirectory, ListedFile file)
    {
        var path = Path.Combine(directory, workloadDirectory, file.Name);
        if (files.Read(path, EntryFormat.MaxBytes) is not { } bytes)
            return;
        var reading = EntryFormat.Read(bytes);
        if (reading.Key is not { } key)
        {
            PruneDefective(workloadDirectory, file, path, bytes);
            return;
        }
        if (CacheLayout.DirectoryOf(key) != workloadDirectory || keptKeys.Contains(key.OfAnyFramework))
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
    /// Prunes a file that is corrupt or of another format version. Its key cannot be read. So the name of its directory decides whether this build may
    /// need it, and no tombstone replaces it, because a tombstone needs a key.
    /// </summary>
    private void PruneDefective(string workloadDirectory, ListedFile file, string path, byte[] judged)
    {
        if (keptSlugs.Contains(CacheLayout.SlugOf(workloadDirectory)) || !IsBeyondGrace(now - file.LastWrite) || !files.IsStill(path, judged))
            return;
        files.Delete(path);
        result = result with { Defective = result.Defective + 1 };
    }

    private string? ReasonToPrune(Entry entry)
    {
        var age = now - entry.CreatedAt;
        if (IsBeyondGrace(age))
            return string.Create(CultureInfo.InvariantCulture, $"it was {age.InWords()} old, more than {GracePeriod.Days} d over its limit of {request.Ttl.InWords()}");
        // Other machines' entries are kept: such a machine may build another version of the source, which still flags the workload.
        return entry.Machine == request.Machine && request.Gone.Contains(entry.Key) ? $"{entry.Key.AssemblyName} no longer flags its workload" : null;
    }

    private void PruneTemporary(string parent, ListedFile file)
    {
        var isOld = (CacheLayout.TemporaryFile.IsMatch(file.Name) && IsOlder(file, MaxTemporaryFileAge)) || (CacheLayout.RunsFile.IsMatch(file.Name) && IsOlder(file, MaxRunsAge));
        if (isOld && Attempt(() => files.Delete(Path.Combine(parent, file.Name))))
            result = result with { TemporaryFiles = result.TemporaryFiles + 1 };
    }

    // The grace period is subtracted from the age: added to the limit it could overflow, because Ttl may be TimeSpan.MaxValue.
    private bool IsBeyondGrace(TimeSpan age) => age - GracePeriod > request.Ttl;

    private bool IsOlder(ListedFile file, TimeSpan age) => now - file.LastWrite > age;

    // On a busy machine the time may have passed before the first file, and a pass must get on.
    private bool IsWithinLimits() => filesSeen == 0 || (filesSeen < request.Limits.Files && time.GetElapsedTime(start) < request.Limits.Time);

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
