using System.Globalization;
using System.Text;
using System.Text.Json;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Settings;

namespace Amorsize.Cache.Exchange;

/// <summary>
/// The bytes of a file of exported entries, such as <c>amorsize.baseline.json</c>. It is JSON with one entry per line, sorted, each with its checksum, so
/// that version control compares and merges whole entries. Reading never throws, and returns all entries or none.
/// </summary>
internal static class ExportFormat
{
    /// <summary>The version of the format. A file of another version is rejected.</summary>
    public const int Version = 1;

    /// <summary>The size limit of a file, in bytes. A larger one was not written by Amorsize.</summary>
    public const int MaxBytes = 1 << 24;

    private const int MaxDepth = 18;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static byte[] Write(IEnumerable<Entry> entries)
    {
        var lines = entries
            .OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal)
            .ThenBy(entry => entry.Machine.Id, StringComparer.Ordinal)
            .Select(EntryFormat.WriteLine);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"formatVersion\":{Version},\"entries\":[\n{string.Join(",\n", lines)}\n]}}\n"));
    }

    public static (IReadOnlyList<Entry> Entries, Finding? Defect) Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxBytes)
            return Corrupt(string.Create(CultureInfo.InvariantCulture, $"too large: more than {MaxBytes >> 20} MiB"));
        try
        {
            // An editor may have added a byte order mark.
            var text = file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
            using var document = JsonDocument.Parse(text, Strict);
            return ReadAll(document.RootElement);
        }
        catch (FormatException e)
        {
            return Corrupt(e.Message);
        }
        // InvalidOperationException: a string is not UTF-8, or has half of a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Corrupt($"not JSON: {e.Message}");
        }
    }

    private static (IReadOnlyList<Entry> Entries, Finding? Defect) ReadAll(JsonElement root)
    {
        var version = root.GetInt32In("formatVersion", int.MinValue, int.MaxValue);
        if (version != Version)
            return ([], new(Verdict.VersionMismatch, string.Create(CultureInfo.InvariantCulture, $"format v{version}, current v{Version}")));
        var entries = new List<Entry>();
        foreach (var (index, envelope) in root.GetMember("entries", JsonValueKind.Array).EnumerateArray().Index())
        {
            switch (EntryFormat.ReadEnvelope(envelope))
            {
                case { Entry: { IsMeasured: true } entry }:
                    entries.Add(entry.ForOthers);
                    break;
                case { Defect: { } defect }:
                    return ([], defect with { Detail = string.Create(CultureInfo.InvariantCulture, $"entry {index + 1}: {defect.Detail}") });
                default:
                    return Corrupt(string.Create(CultureInfo.InvariantCulture, $"entry {index + 1} is no result of a measurement"));
            }
        }
        return entries.GroupBy(entry => (entry.Key, entry.Machine)).FirstOrDefault(same => same.Skip(1).Any()) is { } twice
            ? Corrupt($"{twice.Key.Key} is in it twice for one kind of machine")
            : (entries, null);
    }

    private static (IReadOnlyList<Entry> Entries, Finding? Defect) Corrupt(string detail) => ([], new(Verdict.Corrupt, detail));
}
