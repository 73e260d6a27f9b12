using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amorsize.Configuration;

namespace Amorsize.Caching;

/// <summary>
/// The bytes of an entry file: JSON that a person can read, and a checksum over it. Reading never throws, and accepts only what was written:
/// a disk can lose any part of a file without a word.
/// </summary>
internal static class EntryFormat
{
    /// <summary>The version of the format that is written, and the only one that is read.</summary>
    public const int Version = 1;

    /// <summary>No file is larger; one that is, is not ours.</summary>
    public const int MaxBytes = 1 << 20;

    private const int MaxDepth = 16;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static byte[] Write(Entry entry)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
            EntryJson.Write(json, entry);
        // Every line break is between tokens: in a string JSON escapes it.
        var body = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).Replace("\n", "\n  ", StringComparison.Ordinal);
        var envelope = $"{{\n  \"formatVersion\": {Version},\n  \"sha256\": \"{Checksum(Encoding.UTF8.GetBytes(body))}\",\n  \"entry\": {body}\n}}\n";
        return Encoding.UTF8.GetBytes(envelope);
    }

    public static EntryReading Read(ReadOnlyMemory<byte> file)
    {
        if (file.IsEmpty)
            return EntryReading.Corrupt("the file is empty");
        if (file.Length > MaxBytes)
            return EntryReading.Corrupt(string.Create(CultureInfo.InvariantCulture, $"too large: more than {MaxBytes / 1024} KiB"));
        try
        {
            using var document = JsonDocument.Parse(file, Strict);
            return ReadEnvelope(document.RootElement, file.Span);
        }
        catch (FormatException e)
        {
            return EntryReading.Corrupt(e.Message);
        }
        // InvalidOperationException: a string that is not UTF-8, or half of a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return BreaksOff(file.Span) ? Truncated(file.Length) : EntryReading.Corrupt($"not JSON: {e.Message}");
        }
    }

    private static EntryReading ReadEnvelope(JsonElement root, ReadOnlySpan<byte> file)
    {
        var version = root.GetInt32In("formatVersion", int.MinValue, int.MaxValue);
        var checksum = root.GetText("sha256");
        var body = root.GetMember("entry", JsonValueKind.Object);
        if (file[^1] != '\n')
            return Truncated(file.Length);
        if (checksum != Checksum(JsonMarshal.GetRawUtf8Value(body)))
            return EntryReading.Corrupt("the checksum is not that of the content");
        return version == Version
            ? new(EntryJson.Read(body), null)
            : new(null, new Finding(Verdict.VersionMismatch, string.Create(CultureInfo.InvariantCulture, $"format cached v{version}, current v{Version}")));
    }

    private static EntryReading Truncated(int length) =>
        EntryReading.Corrupt(string.Create(CultureInfo.InvariantCulture, $"truncated: it ends after {length} bytes"));

    private static string Checksum(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Whether a file that is not JSON would be, had it gone on.</summary>
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
