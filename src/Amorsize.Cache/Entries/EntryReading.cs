using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Entries;

/// <summary>The content of an entry file: an entry, a tombstone, or the defect of the file.</summary>
internal sealed record EntryReading(Entry? Entry, Tombstone? Tombstone, Finding? Defect)
{
    /// <summary>
    /// The length limit of <see cref="Finding.Detail"/> in characters. A detail may quote the file, and its tombstone must stay below the size limit of a
    /// file.
    /// </summary>
    private const int MaxDetailLength = 500;

    /// <summary>The key of the entry or tombstone; <see langword="null"/> for a defective file.</summary>
    public EntryKey? Key => Entry?.Key ?? Tombstone?.Key;

    public static EntryReading Of(Entry entry) => new(entry, null, null);

    public static EntryReading Of(Tombstone tombstone) => new(null, tombstone, null);

    public static EntryReading Defective(Verdict verdict, string detail) =>
        new(null, null, new(verdict, detail.Shortened(MaxDetailLength, "...")));

    public static EntryReading Corrupt(string detail) => Defective(Verdict.Corrupt, detail);

    /// <summary>
    /// Returns this reading, or a defect if the entry or tombstone has another key than <paramref name="key"/>, because its file is then in the wrong
    /// place.
    /// </summary>
    public EntryReading ExpectedOf(EntryKey key) => Key is { } found && found != key ? Corrupt($"wrong key: the entry is of {found}") : this;
}
