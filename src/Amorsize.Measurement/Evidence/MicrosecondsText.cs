using System.Globalization;

namespace Amorsize.Measurement.Evidence;

/// <summary>Short times for readers.</summary>
internal static class MicrosecondsText
{
    /// <summary>In the unit that gives one to three digits before the point, such as 1.9 ms.</summary>
    public static string InWords(double microseconds) => InWords(microseconds, "0.#");

    /// <summary>The same with all digits of a round number, such as 1.875 ms.</summary>
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
