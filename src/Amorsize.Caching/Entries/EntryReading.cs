namespace Amorsize.Caching;

/// <summary>What the bytes of an entry file turned out to be: an entry, or the defect for which there is none.</summary>
internal sealed record EntryReading(Entry? Entry, Finding? Defect)
{
    public static EntryReading Corrupt(string detail) => new(null, new Finding(Verdict.Corrupt, detail));
}
