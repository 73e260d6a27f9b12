using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>The <see cref="ResolvedSettings"/> of one workload as JSON. The workload's name is the key of the object.</summary>
internal static class ResolvedSettingsJson
{
    /// <summary>The largest speed-up accepted from a file; a file with a greater one is corrupt.</summary>
    public const double MaxSpeedup = 1e9;

    /// <summary>Number of decimal digits to which a speed-up is rounded in the file.</summary>
    public const int SpeedupDigits = 4;

    /// <summary>Number of decimal digits to which a load is rounded in the file.</summary>
    public const int LoadDigits = 2;

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static ResolvedSettings Read(string name, JsonElement json) => JsonMembers.Read<ResolvedSettings>(json, Map) with { Name = name };

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static ResolvedSettings Map(JsonMembers json, ResolvedSettings? resolved) => new()
    {
        Name = "",
        Plan = ExecutionPlanJson.Map(json, resolved?.Plan ?? default),
        Speedup = json.Number(SettingsKeys.Speedup, resolved?.Speedup, 0, MaxSpeedup, SpeedupDigits),
        SpeedupInterval = SpeedupInterval.Map(json, SettingsKeys.SpeedupInterval, resolved?.SpeedupInterval),
        Reason = json.Text(SettingsKeys.Reason, resolved?.Reason),
        Source = json.Choice(SettingsKeys.Source, resolved?.Source),
        ProfiledAt = json.Has(SettingsKeys.ProfiledAt, resolved?.ProfiledAt is not null) ? json.Time(SettingsKeys.ProfiledAt, resolved?.ProfiledAt) : null,
        Model = json.Has(SettingsKeys.Model, resolved?.Model is not null) ? json.Object(SettingsKeys.Model, resolved?.Model, CostModelJson.Map) : null,
        Stale = json.Has(SettingsKeys.Stale, resolved?.Stale is not null) ? json.Text(SettingsKeys.Stale, resolved?.Stale) : null,
        UnderLoad = json.Has(SettingsKeys.UnderLoad, resolved?.UnderLoad is not null) ? json.Number(SettingsKeys.UnderLoad, resolved?.UnderLoad, 0, SettingsKeys.MaxProcessors, LoadDigits) : null,
        Warnings = json.Texts(SettingsKeys.Warnings, resolved?.Warnings),
    };
}
