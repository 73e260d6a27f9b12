namespace Amorsize.Settings;

/// <summary>The interval that contains a true speed-up with 90 % confidence.</summary>
/// <param name="Low">Lower end; above 0.</param>
/// <param name="High">Upper end; at least <paramref name="Low"/>.</param>
internal readonly record struct SpeedupInterval(double Low, double High)
{
    /// <summary>The interval in a file: an array of its two ends. Null where it is missing or not an interval.</summary>
    public static SpeedupInterval? Map(JsonMembers json, string key, SpeedupInterval? interval)
    {
        if (!json.Has(key, interval is not null))
            return null;
        var ends = json.Times(key, interval is var (low, high) ? [Rounded(low), Rounded(high)] : null);
        return ends.Count == 2 && ends[0] <= ends[1] ? new(ends[0], ends[1]) : null;
    }

    private static double Rounded(double speedup) => Math.Round(speedup, ResolvedSettingsJson.SpeedupDigits);
}
