using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect, that of our ancestor: it prunes what has expired, and only then looks up.</summary>
internal sealed class PruneFirst(RacyFiles files) : PruneDeletes(files)
{
    public override LookUpResult LookUp()
    {
        Prune();
        return base.LookUp();
    }
}
