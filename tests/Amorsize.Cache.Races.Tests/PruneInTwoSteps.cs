using Amorsize.Cache.Entries;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect: prune deletes the entry, and only then puts the tombstone there.</summary>
internal sealed class PruneInTwoSteps(RacyFiles files) : Build(files)
{
    public override void Prune()
    {
        using var held = Files.TryLockCache(Root);
        if (held is null || Peek() is not { } entry || entry.CreatedAt >= Today)
            return;
        Files.Delete(EntryPath);
        Files.Publish(EntryPath, EntryFormat.Write(new Tombstone(entry.Key, Verdict.Pruned, "it was old", Today)));
    }
}
