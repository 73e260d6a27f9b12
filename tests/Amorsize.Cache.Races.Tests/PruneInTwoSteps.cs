using Amorsize.Cache.Entries;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect: a prune deletes the entry first and writes the tombstone in a second step.</summary>
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
