namespace Amorsize.Build.Report.Plots;

/// <summary>Maps values to positions along an axis.</summary>
/// <param name="Min">The value at the start of the axis.</param>
/// <param name="Max">The value at the end of the axis, above <paramref name="Min"/>.</param>
/// <param name="IsLogarithmic">Whether equal lengths on the axis are equal ratios; then both ends are above 0.</param>
/// <param name="Ticks">The labelled values.</param>
internal sealed record Scale(double Min, double Max, bool IsLogarithmic, IReadOnlyList<double> Ticks)
{
    private const int MostTicks = 5;
    private const int MostIntegers = 10;

    // From WideRatio between the longest and the shortest time, the scale is logarithmic: a linear one would not tell short times apart.
    // Margin is the factor by which a logarithmic scale exceeds its values, Padding the share of its range by which a linear scale does.
    private const double WideRatio = 8;
    private const double Margin = 1.15;
    private const double Padding = 0.06;

    /// <summary>A linear scale from 0 to at least <paramref name="max"/>, which is above 0.</summary>
    public static Scale FromZero(double max)
    {
        var step = NiceStep(max / (MostTicks - 1));
        var last = Math.Ceiling(max / step);
        return new(0, last * step, false, [.. Enumerable.Range(0, (int)last + 1).Select(tick => tick * step)]);
    }

    /// <summary>A scale for counts from 1: linear with a tick for every count up to 10, above that logarithmic with ticks at powers of two.</summary>
    public static Scale Counts(int max)
    {
        if (max <= MostIntegers)
            return new(0.5, max + 0.5, false, [.. Enumerable.Range(1, max).Select(count => (double)count)]);
        var powers = (int)Math.Ceiling(Math.Log2(max));
        var every = (powers + MostTicks) / MostTicks;
        return new(1 / Margin, max * Margin, true, [.. Enumerable.Range(0, (powers / every) + 1).Select(tick => Math.Pow(2, tick * every)).Where(tick => tick <= max)]);
    }

    /// <summary>A vertical scale for times: linear from 0 when they are similar, logarithmic when some are far longer than others.</summary>
    /// <param name="min">The shortest time, at least 0.</param>
    /// <param name="max">The longest time, above 0.</param>
    public static Scale Times(double min, double max) => IsWide(min, max) ? ByRatio(min, max) : FromZero(max);

    /// <summary>A horizontal scale for times, from just below the shortest to just above the longest.</summary>
    /// <param name="min">The shortest time, at least 0.</param>
    /// <param name="max">The longest time, above 0.</param>
    public static Scale Range(double min, double max)
    {
        if (IsWide(min, max))
            return ByRatio(min, max);
        var padding = max > min ? Padding * (max - min) : Padding * max;
        var (low, high) = (Math.Max(0, min - padding), max + padding);
        var step = NiceStep((high - low) / (MostTicks - 1));
        var first = Math.Ceiling(low / step);
        return new(low, high, false, [.. Enumerable.Range(0, (int)(Math.Floor(high / step) - first) + 1).Select(tick => (first + tick) * step)]);
    }

    /// <summary>The position of a value along the axis, 0 to 1; values beyond an end are clamped.</summary>
    public double Fraction(double value) => Math.Clamp(
        IsLogarithmic ? Math.Log(Math.Max(value, Min) / Min) / Math.Log(Max / Min) : (value - Min) / (Max - Min), 0, 1);

    /// <summary>Values at equal distances along the axis, from its start to its end.</summary>
    /// <param name="count">The number of values; at least 2.</param>
    public IEnumerable<double> Along(int count) => Enumerable.Range(0, count).Select(index => (double)index / (count - 1)).Select(fraction => IsLogarithmic ? Min * Math.Pow(Max / Min, fraction) : Min + ((Max - Min) * fraction));

    private static bool IsWide(double min, double max) => min > 0 && max / min >= WideRatio;

    private static Scale ByRatio(double min, double max)
    {
        var (low, high) = (min / Margin, max * Margin);
        var decades = Enumerable.Range((int)Math.Floor(Math.Log10(low)), (int)Math.Ceiling(Math.Log10(high)) - (int)Math.Floor(Math.Log10(low)) + 1).Select(power => Math.Pow(10, power)).ToList();
        var ticks = decades.Count > MostTicks - 1 ? decades : decades.SelectMany(decade => new[] { decade, 2 * decade, 5 * decade });
        var inside = ticks.Where(tick => tick >= low && tick <= high).ToList();
        var every = (inside.Count + MostTicks - 1) / MostTicks;
        return new(low, high, true, [.. inside.Where((_, index) => index % every == 0)]);
    }

    // The smallest distance of ticks that is at least this large, and 1, 2 or 5 times a power of ten.
    private static double NiceStep(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        return (atLeast / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
