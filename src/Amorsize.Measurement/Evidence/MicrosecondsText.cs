using System.Globalization;

namespace Amorsize.Measurement.Evidence;

/// <summary>Formats times given in microseconds, with a suitable unit from ns to s.</summary>
internal static class MicrosecondsText
{
    /// <summary>The time with one decimal, in the unit that gives one to three digits before the point: 1.9 ms.</summary>
    public static string InWords(double microseconds) => InWords(microseconds, "0.#");

    /// <summary>The time with up to three decimals, in the unit that <see cref="InWords(double)"/> would use: 1.875 ms.</summary>
    public static string InFull(double microseconds) => InWords(microseconds, "0.###");

    private static string InWords(double microseconds, string format)
    {
        var (value, unit) = microseconds switch
        {
            < 1 => (microseconds * 1e3, "ns"),
            < 1e3 => (microseconds, "µs"),
            < 1e6 => (microseconds / 1e3, "ms"),
            _ => (microseconds / 1e6, "s"),
        };
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
    }
}
