using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amorsize.Cache.Verdicts;
using Amorsize.Settings;

namespace Amorsize.Cache.Entries;

/// <summary>
/// The bytes of an entry's file: readable JSON with a checksum of the content. Reading a file never throws, and accepts only a complete and unchanged
/// file, because a disk can lose any part of a file without an error.
/// </summary>
internal static class EntryFormat
{
    /// <summary>The version of the format. A file of another version is rejected.</summary>
    public const int Version = 1;

    /// <summary>The size limit of a file, in bytes. A larger one was not written by Amorsize.</summary>
    public const int MaxBytes = 1 << 20;

    private const int MaxDepth = 16;
    private const string EntryMember = "entry";
    private const string TombstoneMember = "tombstone";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The bytes of the cache file of an entry.</summary>
    public static byte[] Write(Entry entry) => Envelop<Entry>(EntryMember, entry, EntryJson.Map);

    /// <summary>The bytes of the cache file of a tombstone.</summary>
    public static byte[] Write(Tombstone tombstone) => Envelop<Tombstone>(TombstoneMember, tombstone, TombstoneJson.Map);

    /// <summary>An entry as one line of an export file. The checksum does not cover the line end, because version control may change it.</summary>
    public static string WriteLine(Entry entry)
    {
        var body = TextOf<Entry>(entry.ForOthers, EntryJson.Map, default);
        return $"{{\"formatVersion\":{Number(Version)},\"sha256\":\"{Checksum(Encoding.UTF8.GetBytes(body))}\",\"{EntryMember}\":{body}}}";
    }

    public static EntryReading Read(ReadOnlyMemory<byte> file)
    {
        if (file.IsEmpty)
            return EntryReading.Corrupt("the file is empty");
        if (file.Length > MaxBytes)
            return EntryReading.Corrupt($"too large: more than {Number(MaxBytes / 1024)} KiB");
        try
        {
            using var document = JsonDocument.Parse(file, Strict);
            var reading = ReadEnvelope(document.RootElement);
            return file.Span[^1] == '\n' ? reading : Truncated(file.Length);
        }
        catch (FormatException e)
        {
            return EntryReading.Corrupt(e.Message);
        }
        // InvalidOperationException: a string is not UTF-8, or has half of a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return BreaksOff(file.Span) ? Truncated(file.Length) : EntryReading.Corrupt($"not JSON: {e.Message}");
        }
    }

    /// <summary>Reads the envelope of an entry or tombstone: format version, checksum and content.</summary>
    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    /// <exception cref="InvalidOperationException">A string is not valid Unicode.</exception>
    public static EntryReading ReadEnvelope(JsonElement envelope)
    {
        var version = envelope.GetInt32In("formatVersion", int.MinValue, int.MaxValue);
        var checksum = envelope.GetText("sha256");
        var isTombstone = envelope.TryGetProperty(TombstoneMember, out _);
        var body = envelope.GetMember(isTombstone ? TombstoneMember : EntryMember, JsonValueKind.Object);
        if (checksum != Checksum(JsonMarshal.GetRawUtf8Value(body)))
            return EntryReading.Corrupt("the checksum is not that of the content");
        if (version != Version)
            return EntryReading.Defective(Verdict.VersionMismatch, $"format cached v{Number(version)}, current v{Number(Version)}");
        return isTombstone ? EntryReading.Of(JsonMembers.Read<Tombstone>(body, TombstoneJson.Map)) : EntryReading.Of(JsonMembers.Read<Entry>(body, EntryJson.Map));
    }

    private static byte[] Envelop<T>(string member, T value, JsonMembers.Mapping<T> mapping)
    {
        // Indenting by text replacement changes no value: JSON escapes line breaks in strings, so every line break is between tokens.
        var body = TextOf(value, mapping, Indented).Replace("\n", "\n  ", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(
            $"{{\n  \"formatVersion\": {Number(Version)},\n  \"sha256\": \"{Checksum(Encoding.UTF8.GetBytes(body))}\",\n  \"{member}\": {body}\n}}\n");
    }

    private static string TextOf<T>(T value, JsonMembers.Mapping<T> mapping, JsonWriterOptions options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
            JsonMembers.Write(json, value, mapping);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static EntryReading Truncated(int length) => EntryReading.Corrupt($"truncated: it ends after {Number(length)} bytes");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Checksum(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Whether a file that is not complete JSON is the beginning of valid JSON, so that it was truncated.</summary>
    private static bool BreaksOff(ReadOnlySpan<byte> file)
    {
        var json = new Utf8JsonReader(file, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            while (json.Read())
            {
            }
        }
        catch (JsonException)
        {
            return false;
        }
        return json.TokenType != JsonTokenType.EndObject || json.CurrentDepth > 0;
    }
}
