using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>A <see cref="CostModel"/> as JSON, in one form for the settings file, the cache and the profiler's report.</summary>
internal static class CostModelJson
{
    // Decimal digits that are stored of a time in microseconds and of a parameter of the law.
    private const int Digits = 6;

    // A file with a longer item is corrupt: this is more than 31 years.
    private const double MaxMicroseconds = 1e15;

    // A fit gives far less; the limit only keeps predictions finite.
    private const double MaxKappa = 1e3;

    public static void Write(Utf8JsonWriter json, CostModel model)
    {
        json.WriteStartObject();
        json.WriteNumber(SettingsKeys.ModelProcessors, model.Processors);
        json.WriteNumber(SettingsKeys.ModelItems, model.Items);
        json.WriteNumber(SettingsKeys.ItemMicroseconds, Math.Round(model.ItemMicroseconds, Digits));
        json.WriteNumber(SettingsKeys.TunedItemMicroseconds, Math.Round(model.TunedItemMicroseconds, Digits));
        json.WriteNumber(SettingsKeys.DefaultItemMicroseconds, Math.Round(model.DefaultItemMicroseconds, Digits));
        json.WriteNumber(SettingsKeys.CpuShare, Math.Round(model.CpuShare, CostModel.CpuShareDigits));
        json.WriteNumber(SettingsKeys.Sigma, Math.Round(model.Sigma, Digits));
        json.WriteNumber(SettingsKeys.Kappa, Math.Round(model.Kappa, Digits));
        json.WriteNumber(SettingsKeys.Ceiling, model.Ceiling);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static CostModel Read(JsonElement json) => new(
        json.GetInt32In(SettingsKeys.ModelProcessors, 1, SettingsKeys.MaxProcessors),
        json.GetInt32In(SettingsKeys.ModelItems, 1, int.MaxValue),
        json.GetDoubleIn(SettingsKeys.ItemMicroseconds, 0, MaxMicroseconds),
        json.GetDoubleIn(SettingsKeys.TunedItemMicroseconds, 0, MaxMicroseconds),
        json.GetDoubleIn(SettingsKeys.DefaultItemMicroseconds, 0, MaxMicroseconds),
        json.GetDoubleIn(SettingsKeys.CpuShare, 0, 1),
        json.GetDoubleIn(SettingsKeys.Sigma, 0, 1),
        json.GetDoubleIn(SettingsKeys.Kappa, 0, MaxKappa),
        json.GetInt32In(SettingsKeys.Ceiling, 0, int.MaxValue));
}
