using System.Text.Json;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Settings;

namespace Amorsize.Cache.Entries;

/// <summary>A <see cref="Tombstone"/> as JSON.</summary>
internal static class TombstoneJson
{
    public static void Write(Utf8JsonWriter json, Tombstone tombstone)
    {
        json.WriteStartObject();
        json.WritePropertyName("key");
        EntryKeyJson.Write(json, tombstone.Key);
        json.WriteString("verdict", tombstone.Verdict.ToString());
        json.WriteString("reason", tombstone.Reason);
        json.WriteString("at", tombstone.At.UtcDateTime);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static Tombstone Read(JsonElement json) => new(
        EntryKeyJson.Read(json.GetMember("key", JsonValueKind.Object)),
        json.GetEnum<Verdict>("verdict") is var verdict && (verdict is Verdict.Pruned or Verdict.Corrupt)
            ? verdict
            : throw new FormatException("'verdict' is not that of a tombstone"),
        json.GetText("reason"),
        json.GetTime("at"));
}
