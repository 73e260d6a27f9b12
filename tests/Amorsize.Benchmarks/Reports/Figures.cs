using System.Globalization;

namespace Amorsize.Benchmarks.Reports;

/// <summary>Formats numbers in reports.</summary>
internal static class Figures
{
    /// <summary>A ratio with up to four decimals: 0.0042, 1.03, 12.3, 150.</summary>
    public static string Ratio(double value) => value.ToString(value switch { < 0.1 => "0.0000", < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);

    /// <summary>A fraction as a percentage: 0.031 is 3.1 %.</summary>
    public static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.0} %");

    public static string Seconds(TimeSpan value) => string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.00} s");
}
