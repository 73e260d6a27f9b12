namespace Amorsize.Settings;

/// <summary>A <see cref="CostModel"/> as JSON, in one form for the settings file, the cache and the profiler's report.</summary>
internal static class CostModelJson
{
    // Number of decimal digits to which sigma and kappa of the Universal Scalability Law are rounded in the file.
    private const int Digits = 6;

    // The largest kappa accepted from a file. A fitted kappa is far smaller; the limit only keeps predictions finite.
    public const double MaxKappa = 1e3;

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
