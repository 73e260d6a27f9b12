using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Entries;

/// <summary>What the bytes of an entry file turned out to be: an entry, the tombstone of one, or the defect for which they are neither.</summary>
internal sealed record EntryReading(Entry? Entry, Tombstone? Tombstone, Finding? Defect)
{
    /// <summary>A detail may quote the file; with all of it a tombstone would be too large to be read.</summary>
    private const int LongestDetail = 500;

    /// <summary>What it is of; <see langword="null"/> where it is defective.</summary>
    public EntryKey? Key => Entry?.Key ?? Tombstone?.Key;

    public static EntryReading Of(Entry entry) => new(entry, null, null);

    public static EntryReading Of(Tombstone tombstone) => new(null, tombstone, null);

    public static EntryReading Defective(Verdict verdict, string detail) =>
        new(null, null, new(verdict, detail.Length <= LongestDetail ? detail : $"{detail[..LongestDetail]}..."));

    public static EntryReading Corrupt(string detail) => Defective(Verdict.Corrupt, detail);

    /// <summary>The same, if it is of <paramref name="key"/>; else it lies in the wrong place.</summary>
    public EntryReading ExpectedOf(EntryKey key) => Key is { } found && found != key ? Corrupt($"wrong key: the entry is of {found}") : this;
}
