using Amorsize.Cache.Entries;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Tests;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect: a tombstone replaces a corrupt file without a second read, even if another build has stored a good entry since.</summary>
internal sealed class QuarantineUnseen(RacyFiles files) : Build(files)
{
    public override LookUpResult LookUp()
    {
        if (Files.Read(EntryPath, EntryFormat.MaxBytes) is not { } bytes || EntryFormat.Read(bytes).Defect is not { } defect)
            return base.LookUp();
        using var held = Files.TryLockCache(Root);
        if (held is not null)
            Files.Publish(EntryPath, EntryFormat.Write(new Tombstone(Sample.Key, Verdict.Corrupt, defect.Detail, Today)));
        return LookUpResult.Without(defect);
    }
}
