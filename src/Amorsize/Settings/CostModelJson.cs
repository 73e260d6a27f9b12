using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>A <see cref="CostModel"/> as JSON: the same in the generated config, in the cache and in the profiler's report.</summary>
internal static class CostModelJson
{
    public static void Write(Utf8JsonWriter json, CostModel model)
    {
        json.WriteStartObject();
        json.WriteNumber(SettingsKeys.ModelProcessors, model.Processors);
        json.WriteNumber(SettingsKeys.ModelItems, model.Items);
        json.WriteNumber(SettingsKeys.ItemMicroseconds, Math.Round(model.ItemMicroseconds, 6));
        json.WriteNumber(SettingsKeys.TunedItemMicroseconds, Math.Round(model.TunedItemMicroseconds, 6));
        json.WriteNumber(SettingsKeys.DefaultItemMicroseconds, Math.Round(model.DefaultItemMicroseconds, 6));
        json.WriteNumber(SettingsKeys.CpuShare, Math.Round(model.CpuShare, CostModel.CpuShareDigits));
        json.WriteNumber(SettingsKeys.Sigma, Math.Round(model.Sigma, 6));
        json.WriteNumber(SettingsKeys.Kappa, Math.Round(model.Kappa, 6));
        json.WriteNumber(SettingsKeys.Ceiling, model.Ceiling);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static CostModel Read(JsonElement json) => new(
        json.GetInt32In(SettingsKeys.ModelProcessors, 1, 1 << 16),
        json.GetInt32In(SettingsKeys.ModelItems, 1, int.MaxValue),
        json.GetDoubleIn(SettingsKeys.ItemMicroseconds, 0, 1e15),
        json.GetDoubleIn(SettingsKeys.TunedItemMicroseconds, 0, 1e15),
        json.GetDoubleIn(SettingsKeys.DefaultItemMicroseconds, 0, 1e15),
        json.GetDoubleIn(SettingsKeys.CpuShare, 0, 1),
        json.GetDoubleIn(SettingsKeys.Sigma, 0, 1),
        json.GetDoubleIn(SettingsKeys.Kappa, 0, 1e3),
        json.GetInt32In(SettingsKeys.Ceiling, 0, int.MaxValue));
}
