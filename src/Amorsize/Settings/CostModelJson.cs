namespace Amorsize.Settings;

/// <summary>A <see cref="CostModel"/> as JSON, in one form for the settings file, the cache and the profiler's report.</summary>
internal static class CostModelJson
{
    // Decimal digits that are stored of a parameter of the law.
    private const int Digits = 6;

    // A fit gives far less; the limit only keeps predictions finite.
    private const double MaxKappa = 1e3;

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static CostModel Map(JsonMembers json, CostModel? model) => new(
        json.Int32(SettingsKeys.ModelProcessors, model?.Processors, 1, SettingsKeys.MaxProcessors),
        json.Int32(SettingsKeys.ModelItems, model?.Items, 1),
        json.Microseconds(SettingsKeys.ItemMicroseconds, model?.ItemMicroseconds),
        json.Microseconds(SettingsKeys.TunedItemMicroseconds, model?.TunedItemMicroseconds),
        json.Microseconds(SettingsKeys.DefaultItemMicroseconds, model?.DefaultItemMicroseconds),
        json.Number(SettingsKeys.CpuShare, model?.CpuShare, 0, 1, CostModel.CpuShareDigits),
        json.Number(SettingsKeys.Sigma, model?.Sigma, 0, 1, Digits),
        json.Number(SettingsKeys.Kappa, model?.Kappa, 0, MaxKappa, Digits),
        json.Int32(SettingsKeys.Ceiling, model?.Ceiling));
}
