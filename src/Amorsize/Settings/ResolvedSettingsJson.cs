using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>A workload of the generated config as JSON; its name is the key that it stands under.</summary>
internal static class ResolvedSettingsJson
{
    public static void Write(Utf8JsonWriter json, ResolvedSettings workload)
    {
        json.WriteStartObject();
        ExecutionPlanJson.WriteMembers(json, workload.Plan);
        json.WriteNumber(SettingsKeys.Speedup, Math.Round(workload.Speedup, 4));
        json.WriteString(SettingsKeys.Reason, workload.Reason);
        json.WriteString(SettingsKeys.Source, workload.Source.ToString());
        if (workload.ProfiledAt is { } profiledAt)
            json.WriteString(SettingsKeys.ProfiledAt, profiledAt.UtcDateTime);
        if (workload.Model is not null)
        {
            json.WritePropertyName(SettingsKeys.Model);
            CostModelJson.Write(json, workload.Model);
        }
        if (workload.Stale is not null)
            json.WriteString(SettingsKeys.Stale, workload.Stale);
        json.WriteStartArray(SettingsKeys.Warnings);
        foreach (var warning in workload.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static ResolvedSettings Read(string name, JsonElement json) => new()
    {
        Name = name,
        Plan = ExecutionPlanJson.Read(json),
        Source = json.GetEnum<SettingsSource>(SettingsKeys.Source),
        Reason = json.GetText(SettingsKeys.Reason),
        Speedup = json.GetDoubleIn(SettingsKeys.Speedup, 0, 1e9),
        ProfiledAt = json.TryGetProperty(SettingsKeys.ProfiledAt, out _) ? json.GetTime(SettingsKeys.ProfiledAt) : null,
        Model = json.TryGetProperty(SettingsKeys.Model, out var model) ? CostModelJson.Read(model) : null,
        Stale = json.TryGetProperty(SettingsKeys.Stale, out _) ? json.GetText(SettingsKeys.Stale) : null,
        Warnings = json.GetTexts(SettingsKeys.Warnings),
    };
}
