namespace Amorsize.Caching;

/// <summary>One walk through the cache. Whatever does not have the full form of our names is not ours, and left alone.</summary>
internal sealed class PrunePass(
    string directory, TimeProvider time, ICacheFiles files, IReadOnlySet<EntryKey> keep, TimeSpan ttl, PruneLimits limits)
{
    /// <summary>What an entry is kept for beyond its age limit, so that look-ups can say that it has expired.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(30);

    private static readonly TimeSpan BadFileAge = TimeSpan.FromDays(30);

    /// <summary>Longer than any build holds a temporary file, or a new directory that it has not yet put one in.</summary>
    private static readonly TimeSpan UnfinishedAge = TimeSpan.FromHours(1);

    private readonly long start = time.GetTimestamp();
    private readonly DateTimeOffset now = time.GetUtcNow();
    private int filesSeen;

    public PruneResult Result { get; private set; } = new() { Ran = true };

    public void Run()
    {
        // The longest unchanged first: where the limits end the pass, only younger ones are left.
        foreach (var found in List(directory).OrderBy(found => found.LastWrite).TakeWhile(_ => IsWithinLimits()))
        {
            if (!found.IsDirectory)
                PruneUnfinished(directory, found);
            else if (CacheLayout.Directory.IsMatch(found.Name))
                PruneWorkload(found);
        }
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
            if (CacheLayout.Entry.IsMatch(file.Name))
                PruneEntry(home.Name, file.Name);
            else if (CacheLayout.Bad.IsMatch(file.Name) && IsOlder(file, BadFileAge) && Attempt(() => files.Delete(Path.Combine(path, file.Name))))
                Result = Result with { BadFiles = Result.BadFiles + 1 };
            else
                PruneUnfinished(path, file);
        }
        if (content.Count == 0 && IsOlder(home, UnfinishedAge) && Attempt(() => files.DeleteEmptyDirectory(path)))
            Result = Result with { Directories = Result.Directories + 1 };
    }

    private void PruneEntry(string home, string name)
    {
        var path = Path.Combine(directory, home, name);
        Attempt(() =>
        {
            if (files.Read(path, EntryFormat.MaxBytes) is not { } bytes || EntryFormat.Read(bytes).Entry is not { } entry)
                return;
            var isOurs = CacheLayout.DirectoryOf(entry.Key) == home && CacheLayout.FileOf(entry.Machine) == name;
            // Not compared with ttl + Grace: a limit may be as long as TimeSpan goes.
            var isOld = now - entry.CreatedAt - Grace > ttl;
            if (!isOurs || !isOld || keep.Contains(entry.Key))
                return;
            var taken = CacheLayout.TemporaryOf(path);
            if (!files.TakeOut(path, taken, bytes))
                return;
            files.Delete(taken);
            Result = Result with { Entries = Result.Entries + 1 };
        });
    }

    private void PruneUnfinished(string home, ListedFile file)
    {
        if (CacheLayout.Temporary.IsMatch(file.Name) && IsOlder(file, UnfinishedAge) && Attempt(() => files.Delete(Path.Combine(home, file.Name))))
            Result = Result with { TemporaryFiles = Result.TemporaryFiles + 1 };
    }

    private bool IsOlder(ListedFile file, TimeSpan age) => now - file.LastWrite > age;

    private bool IsWithinLimits() => filesSeen < limits.Files && time.GetElapsedTime(start) < limits.Time;

    private IReadOnlyList<ListedFile> List(string path)
    {
        IReadOnlyList<ListedFile> listed = [];
        Attempt(() => listed = files.List(path));
        return listed;
    }

    private bool Attempt(Action step)
    {
        var done = Replacement.Attempt(step);
        if (!done)
            Result = Result with { Errors = Result.Errors + 1 };
        return done;
    }
}
