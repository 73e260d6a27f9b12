using System.Text.Json;
using Amorsize.Configuration;
using Amorsize.Engine;

namespace Amorsize.Tuning;

/// <summary>A <see cref="Profile"/> as JSON: the same in the cache and in the profiler's report. Values out of range are refused, whoever wrote them.</summary>
internal static class ProfileJson
{
    private const double LongestItemMicroseconds = 1e15;

    public static void Write(Utf8JsonWriter json, Profile profile)
    {
        json.WriteStartObject();
        json.WriteString("workload", profile.Workload);
        json.WriteString("profiledAt", profile.ProfiledAt.UtcDateTime);
        json.WriteStartObject("choice");
        SettingJson.WriteMembers(json, profile.Choice);
        json.WriteEndObject();
        json.WriteNumber("speedup", Math.Round(profile.Speedup, 4));
        json.WriteNumber("speedupOverDefault", Math.Round(profile.SpeedupOverDefault, 4));
        json.WriteString("reason", profile.Reason);
        json.WriteStartArray("warnings");
        foreach (var warning in profile.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WritePropertyName("model");
        CostModelJson.Write(json, profile.Model);
        json.WriteStartArray("race");
        foreach (var evidence in profile.Race)
        {
            json.WriteStartObject();
            SettingJson.WriteMembers(json, evidence.Candidate);
            json.WriteStartArray("itemMicroseconds");
            foreach (var sample in evidence.ItemMicroseconds)
                json.WriteNumberValue(Math.Round(sample, 6));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static Profile Read(JsonElement json) => new()
    {
        Workload = json.GetText("workload"),
        ProfiledAt = json.GetTime("profiledAt"),
        Choice = SettingJson.Read(json.GetMember("choice", JsonValueKind.Object)),
        Speedup = json.GetDoubleIn("speedup", 0, 1e9),
        SpeedupOverDefault = json.GetDoubleIn("speedupOverDefault", 0, 1e9),
        Reason = json.GetText("reason"),
        Warnings = json.GetTexts("warnings"),
        Model = CostModelJson.Read(json.GetMember("model", JsonValueKind.Object)),
        Race = [.. json.GetMember("race", JsonValueKind.Array).EnumerateArray().Select(ReadEvidence)],
    };

    private static Evidence<Setting> ReadEvidence(JsonElement json) => new(
        SettingJson.Read(json),
        [.. json.GetMember("itemMicroseconds", JsonValueKind.Array).EnumerateArray().Select(sample =>
            sample.ValueKind == JsonValueKind.Number && sample.TryGetDouble(out var value) && value is >= 0 and <= LongestItemMicroseconds
                ? value
                : throw new FormatException("'itemMicroseconds' has an element that is not a time"))]);
}
