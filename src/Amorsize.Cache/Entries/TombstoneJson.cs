using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Settings;

namespace Amorsize.Cache.Entries;

/// <summary>Reads and writes a <see cref="Tombstone"/> as JSON.</summary>
internal static class TombstoneJson
{
    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static Tombstone Map(JsonMembers json, Tombstone? tombstone)
    {
        var key = json.Object("key", tombstone?.Key, EntryKeyJson.Map);
        var verdict = json.Choice("verdict", tombstone?.Verdict);
        json.Require(verdict is Verdict.Pruned or Verdict.Corrupt, "'verdict' is not that of a tombstone");
        return new(key, verdict, json.Text("reason", tombstone?.Reason), json.Time("at", tombstone?.At));
    }
}
