using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>A <see cref="CostModel"/> as JSON: the same in the generated config, in the cache and in the profiler's report.</summary>
internal static class CostModelJson
{
    public static void Write(Utf8JsonWriter json, CostModel model)
    {
        json.WriteStartObject();
        json.WriteNumber(ConfigKeys.ModelProcessors, model.Processors);
        json.WriteNumber(ConfigKeys.ModelItems, model.Items);
        json.WriteNumber(ConfigKeys.ItemMicroseconds, Math.Round(model.ItemMicroseconds, 6));
        json.WriteNumber(ConfigKeys.TunedItemMicroseconds, Math.Round(model.TunedItemMicroseconds, 6));
        json.WriteNumber(ConfigKeys.DefaultItemMicroseconds, Math.Round(model.DefaultItemMicroseconds, 6));
        json.WriteNumber(ConfigKeys.CpuShare, Math.Round(model.CpuShare, CostModel.CpuShareDigits));
        json.WriteNumber(ConfigKeys.Sigma, Math.Round(model.Sigma, 6));
        json.WriteNumber(ConfigKeys.Kappa, Math.Round(model.Kappa, 6));
        json.WriteNumber(ConfigKeys.Ceiling, model.Ceiling);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static CostModel Read(JsonElement json) => new(
        json.GetInt32In(ConfigKeys.ModelProcessors, 1, 1 << 16),
        json.GetInt32In(ConfigKeys.ModelItems, 1, int.MaxValue),
        json.GetDoubleIn(ConfigKeys.ItemMicroseconds, 0, 1e15),
        json.GetDoubleIn(ConfigKeys.TunedItemMicroseconds, 0, 1e15),
        json.GetDoubleIn(ConfigKeys.DefaultItemMicroseconds, 0, 1e15),
        json.GetDoubleIn(ConfigKeys.CpuShare, 0, 1),
        json.GetDoubleIn(ConfigKeys.Sigma, 0, 1),
        json.GetDoubleIn(ConfigKeys.Kappa, 0, 1e3),
        json.GetInt32In(ConfigKeys.Ceiling, 0, int.MaxValue));
}
