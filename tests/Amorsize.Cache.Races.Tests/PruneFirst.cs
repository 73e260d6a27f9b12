using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect of an earlier tool: a build prunes expired entries before it looks up.</summary>
internal sealed class PruneFirst(RacyFiles files) : PruneDeletes(files)
{
    public override LookUpResult LookUp()
    {
        Prune();
        return base.LookUp();
    }
}
