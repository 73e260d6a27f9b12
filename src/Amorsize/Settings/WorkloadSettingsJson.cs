using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>A workload of the generated config as JSON; its name is the key that it stands under.</summary>
internal static class WorkloadSettingsJson
{
    public static void Write(Utf8JsonWriter json, WorkloadSettings workload)
    {
        json.WriteStartObject();
        SettingJson.WriteMembers(json, workload.Setting);
        json.WriteNumber(ConfigKeys.Speedup, Math.Round(workload.Speedup, 4));
        json.WriteString(ConfigKeys.Reason, workload.Reason);
        json.WriteString(ConfigKeys.Source, workload.Source.ToString());
        if (workload.ProfiledAt is { } profiledAt)
            json.WriteString(ConfigKeys.ProfiledAt, profiledAt.UtcDateTime);
        if (workload.Model is not null)
        {
            json.WritePropertyName(ConfigKeys.Model);
            CostModelJson.Write(json, workload.Model);
        }
        if (workload.Stale is not null)
            json.WriteString(ConfigKeys.Stale, workload.Stale);
        json.WriteStartArray(ConfigKeys.Warnings);
        foreach (var warning in workload.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static WorkloadSettings Read(string name, JsonElement json) => new()
    {
        Name = name,
        Setting = SettingJson.Read(json),
        Source = json.GetEnum<SettingsSource>(ConfigKeys.Source),
        Reason = json.GetText(ConfigKeys.Reason),
        Speedup = json.GetDoubleIn(ConfigKeys.Speedup, 0, 1e9),
        ProfiledAt = json.TryGetProperty(ConfigKeys.ProfiledAt, out _) ? json.GetTime(ConfigKeys.ProfiledAt) : null,
        Model = json.TryGetProperty(ConfigKeys.Model, out var model) ? CostModelJson.Read(model) : null,
        Stale = json.TryGetProperty(ConfigKeys.Stale, out _) ? json.GetText(ConfigKeys.Stale) : null,
        Warnings = json.GetTexts(ConfigKeys.Warnings),
    };
}
