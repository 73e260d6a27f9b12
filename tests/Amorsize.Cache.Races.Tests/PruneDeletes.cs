namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect: a prune deletes an expired entry and leaves no tombstone.</summary>
internal class PruneDeletes(RacyFiles files) : Build(files)
{
    public override void Prune()
    {
        if (Peek() is { } entry && entry.CreatedAt < Today)
            Files.Delete(EntryPath);
    }
}
