using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Fuzz.Oracle;

/// <summary>
/// The promises that the parsers keep for any bytes. The only exception thrown here is a <see cref="Violation"/>, and it means a defect of a parser.
/// </summary>
internal static class ParserOracle
{
    private static readonly DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the file of an entry and checks the promises.</summary>
    /// <returns>Whether the parser accepted an entry or a tombstone.</returns>
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

    /// <summary>Reads an export file and checks the promises.</summary>
    /// <returns>Whether the parser accepted the entries.</returns>
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

    // All values are in their ranges, and each check of the entry gives a reason.
    private static void Accept(Entry entry)
    {
        Ranges.Check(entry);
        var request = new LookUpRequest
        {
            Key = entry.Key,
            Machine = entry.Machine with { Processors = 1 },
            Fingerprint = entry.Fingerprint,
            MeasurementProperties = [],
            Ttl = TimeSpan.FromDays(7),
        };
        foreach (var finding in Staleness.Of(entry, request, now))
            Require(finding.Detail.Length > 0, "a miss has its reason");
        Require(CacheLayout.WorkloadDirectory.IsMatch(CacheLayout.DirectoryOf(entry.Key)) && CacheLayout.EntryFile.IsMatch(CacheLayout.FileOf(entry.Machine)), "it has a place");
    }

    // The first write rounds numbers, so only the second write must be identical. An indented entry may exceed the limit of a file and is left out.
    private static void Stays(byte[] written, Func<byte[], byte[]> rewrite) => Require(written.Length > EntryFormat.MaxBytes || written.AsSpan().SequenceEqual(rewrite(written)), "what is accepted can be written and read");

    private static void Require(bool holds, string promise)
    {
        if (!holds)
            throw new Violation($"Not kept: {promise}");
    }
}
