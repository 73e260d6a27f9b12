using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect, that of our ancestor once mended: it asks whether the file is there, reads it, and prunes at the end.</summary>
internal sealed class ExistsThenRead(RacyFiles files) : PruneDeletes(files)
{
    public override LookUpResult LookUp() => Files.Exists(EntryPath) ? base.LookUp() : LookUpResult.Without(Verdict.NotFound, "no such file");
}
