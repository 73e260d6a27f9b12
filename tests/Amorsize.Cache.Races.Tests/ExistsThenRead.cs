using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect: a look-up asks whether the file exists and reads it in a second step, while prunes delete without a tombstone.</summary>
internal sealed class ExistsThenRead(RacyFiles files) : PruneDeletes(files)
{
    public override LookUpResult LookUp() => Files.Exists(EntryPath) ? base.LookUp() : LookUpResult.Without(Verdict.NotFound, "no such file");
}
