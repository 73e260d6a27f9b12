using static System.FormattableString;

namespace Amorsize.Tuning;

/// <summary>Short times for readers.</summary>
internal static class MicrosecondsText
{
    /// <summary>In the unit that gives one to three digits before the point, such as 1.9 ms.</summary>
    public static string InWords(double microseconds) => microseconds switch
    {
        < 1 => Invariant($"{microseconds * 1e3:0.#} ns"),
        < 1e3 => Invariant($"{microseconds:0.#} µs"),
        < 1e6 => Invariant($"{microseconds / 1e3:0.#} ms"),
        _ => Invariant($"{microseconds / 1e6:0.#} s"),
    };
}
