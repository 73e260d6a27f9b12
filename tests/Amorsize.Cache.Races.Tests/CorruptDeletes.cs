using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Races.Tests;

/// <summary>A planted defect: what is corrupt is deleted, and neither kept nor anything put in its place.</summary>
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
