namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect: prune deletes what has expired, and leaves no tombstone.</summary>
internal class PruneDeletes(RacyFiles files) : Build(files)
{
    public override void Prune()
    {
        if (Peek() is { } entry && entry.CreatedAt < Today)
            Files.Delete(EntryPath);
    }
}
