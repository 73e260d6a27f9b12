using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Fuzz.Oracle;

/// <summary>
/// What must hold of whatever the parsers make of bytes that nobody vouches for: nothing but a <see cref="Violation"/> is ever thrown here, and
/// that is a defect of the parser.
/// </summary>
internal static class ParserOracle
{
    private static readonly DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the file of an entry.</summary>
    /// <returns>Whether there was an entry or a tombstone in it.</returns>
    public static bool ReadEntry(byte[] file)
    {
        var (entry, tombstone, defect) = EntryFormat.Read(file);
        Require(new object?[] { entry, tombstone, defect }.Count(made => made is not null) == 1, "it is read as one thing");
        if (entry is not null)
        {
            Accept(entry);
            Stays(EntryFormat.Write(entry), bytes => EntryFormat.Write(EntryFormat.Read(bytes).Entry!));
        }
        if (tombstone is not null)
        {
            Ranges.Check(tombstone);
            Require(tombstone.Finding.Detail.Length > 0, "a tombstone says why");
            Stays(EntryFormat.Write(tombstone), bytes => EntryFormat.Write(EntryFormat.Read(bytes).Tombstone!));
        }
        return IsAccepted(defect);
    }

    /// <summary>Reads a file of exported entries.</summary>
    /// <returns>Whether its entries were accepted.</returns>
    public static bool ReadExport(byte[] file)
    {
        var (entries, defect) = ExportFormat.Read(file);
        Require(defect is null || entries.Count == 0, "all entries or none");
        foreach (var entry in entries)
            Accept(entry);
        Require(entries.All(entry => entry.IsMeasured), "results only");
        Require(entries.Select(entry => (entry.Key, entry.Machine)).Distinct().Count() == entries.Count, "no entry twice");
        if (defect is null)
            Stays(ExportFormat.Write(entries), bytes => ExportFormat.Write(ExportFormat.Read(bytes).Entries));
        return IsAccepted(defect);
    }

    private static bool IsAccepted(Finding? defect)
    {
        Require(defect is null or { Verdict: Verdict.Corrupt or Verdict.VersionMismatch, Detail.Length: > 0 }, "a refusal has its reason");
        return defect is null;
    }

    // In its ranges, and whatever is asked of an entry that was accepted can be answered.
    private static void Accept(Entry entry)
    {
        Ranges.Check(entry);
        var request = new LookUpRequest
        {
            Key = entry.Key,
            Machine = entry.Machine with { Processors = 1 },
            Fingerprint = entry.Fingerprint,
            MeasurementProperties = [],
            ToolVersion = "",
            Ttl = TimeSpan.FromDays(7),
        };
        foreach (var finding in Staleness.Of(entry, request, now))
            Require(finding.Detail.Length > 0, "a miss has its reason");
        Require(CacheLayout.Directory.IsMatch(CacheLayout.DirectoryOf(entry.Key)) && CacheLayout.Entry.IsMatch(CacheLayout.FileOf(entry.Machine)), "it has a place");
    }

    // Numbers are rounded when they are written; what was written is read and written as it is. Indented it may be larger than a file may be.
    private static void Stays(byte[] written, Func<byte[], byte[]> rewrite) => Require(written.Length > EntryFormat.MaxBytes || written.AsSpan().SequenceEqual(rewrite(written)), "what is accepted can be written and read");

    private static void Require(bool holds, string promise)
    {
        if (!holds)
            throw new Violation($"Not kept: {promise}");
    }
}
