using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect: a look-up deletes a corrupt file without quarantine and tombstone.</summary>
internal sealed class CorruptDeletes(RacyFiles files) : Build(files)
{
    public override LookUpResult LookUp()
    {
        if (Files.Read(EntryPath, EntryFormat.MaxBytes) is not { } bytes || EntryFormat.Read(bytes).Defect is not { } defect)
            return base.LookUp();
        AtomicFile.Attempt(() => Files.Delete(EntryPath));
        return LookUpResult.Without(defect);
    }
}
