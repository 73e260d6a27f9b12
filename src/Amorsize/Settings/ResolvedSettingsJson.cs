using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>The <see cref="ResolvedSettings"/> of one workload as JSON. The workload's name is the key of the object.</summary>
internal static class ResolvedSettingsJson
{
    // A file with a greater factor is corrupt.
    private const double MaxSpeedup = 1e9;

    public static void Write(Utf8JsonWriter json, ResolvedSettings resolved)
    {
        json.WriteStartObject();
        ExecutionPlanJson.WriteMembers(json, resolved.Plan);
        json.WriteNumber(SettingsKeys.Speedup, Math.Round(resolved.Speedup, 4));
        json.WriteString(SettingsKeys.Reason, resolved.Reason);
        json.WriteString(SettingsKeys.Source, resolved.Source.ToString());
        if (resolved.ProfiledAt is { } profiledAt)
            json.WriteString(SettingsKeys.ProfiledAt, profiledAt.UtcDateTime);
        if (resolved.Model is not null)
        {
            json.WritePropertyName(SettingsKeys.Model);
            CostModelJson.Write(json, resolved.Model);
        }
        if (resolved.Stale is not null)
            json.WriteString(SettingsKeys.Stale, resolved.Stale);
        json.WriteStartArray(SettingsKeys.Warnings);
        foreach (var warning in resolved.Warnings)
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
        Speedup = json.GetDoubleIn(SettingsKeys.Speedup, 0, MaxSpeedup),
        ProfiledAt = json.TryGetProperty(SettingsKeys.ProfiledAt, out _) ? json.GetTime(SettingsKeys.ProfiledAt) : null,
        Model = json.TryGetProperty(SettingsKeys.Model, out var model) ? CostModelJson.Read(model) : null,
        Stale = json.TryGetProperty(SettingsKeys.Stale, out _) ? json.GetText(SettingsKeys.Stale) : null,
        Warnings = json.GetTexts(SettingsKeys.Warnings),
    };
}
