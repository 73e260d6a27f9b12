using static System.FormattableString;

namespace Amorsize.Build.Report;

/// <summary>Formats a number of bytes in the largest unit of which it is at least one.</summary>
internal static class MemoryText
{
    public static string Of(long bytes) => bytes switch
    {
        < 1 << 10 => Invariant($"{bytes} bytes"),
        < 1 << 20 => Invariant($"{bytes / 1024.0:0.#} KiB"),
        < 1 << 30 => Invariant($"{bytes / (1024.0 * 1024):0.#} MiB"),
        _ => Invariant($"{bytes / (1024.0 * 1024 * 1024):0.#} GiB"),
    };
}
