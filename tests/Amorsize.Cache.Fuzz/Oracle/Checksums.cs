using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Amorsize.Cache.Fuzz.Oracle;

/// <summary>Repairs checksums after a mutation. Otherwise a wrong checksum would hide nearly every mutation from the rest of the parser.</summary>
internal static class Checksums
{
    /// <summary>The file with a good checksum for each entry and tombstone; unchanged where it is not JSON.</summary>
    public static byte[] Repair(byte[] file)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            var repaired = file;
            // The last envelope comes first, so that the places of the others stay valid.
            foreach (var envelope in Envelopes(document.RootElement).Reverse())
            {
                if (envelope.TryGetProperty("sha256", out var checksum) && (envelope.TryGetProperty("tombstone", out var body) || envelope.TryGetProperty("entry", out body)))
                    repaired = repaired.With(PlaceOf(file, checksum), Encoding.UTF8.GetBytes($"\"{Convert.ToHexStringLower(SHA256.HashData(JsonMarshal.GetRawUtf8Value(body)))}\""));
            }
            return repaired;
        }
        // InvalidOperationException: a name that is not Unicode.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return file;
        }
    }

    private static IEnumerable<JsonElement> Envelopes(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return [];
        return root.TryGetProperty("entries", out var entries) && entries.ValueKind == JsonValueKind.Array
            ? entries.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)
            : [root];
    }

    private static Range PlaceOf(ReadOnlySpan<byte> file, JsonElement value)
    {
        var text = JsonMarshal.GetRawUtf8Value(value);
        file.Overlaps(text, out var start);
        return start..(start + text.Length);
    }
}
