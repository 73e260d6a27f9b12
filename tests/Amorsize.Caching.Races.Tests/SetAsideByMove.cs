namespace Amorsize.Caching.Races.Tests;

/// <summary>A planted defect: what is corrupt is moved away, and nothing put in its place.</summary>
internal sealed class SetAsideByMove(RacyFiles files) : Build(files)
{
    public override LookUpResult LookUp()
    {
        if (Files.Read(EntryPath, EntryFormat.MaxBytes) is not { } bytes || EntryFormat.Read(bytes).Defect is not { } defect)
            return base.LookUp();
        Replacement.Attempt(() => Files.Move(EntryPath, CacheLayout.BadOf(EntryPath)));
        return LookUpResult.Without(defect);
    }
}
