using System.Globalization;

namespace Amorsize.Cache.Verdicts;

/// <summary>Formats durations for messages.</summary>
internal static class DurationText
{
    /// <summary>The two largest units that are not zero, such as <c>8 d 3 h</c>, <c>3 min</c> or <c>7 d 1 s</c>. Less than a second is <c>0 s</c>.</summary>
    public static string InWords(this TimeSpan duration)
    {
        (int Count, string Unit)[] parts = [(duration.Days, "d"), (duration.Hours, "h"), (duration.Minutes, "min"), (duration.Seconds, "s")];
        var words = string.Join(' ', parts
            .Where(part => part.Count != 0)
            .Take(2)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Unit}")));
        return words.Length > 0 ? words : "0 s";
    }

    /// <summary>The largest unit that is not zero, such as <c>8 d</c>.</summary>
    public static string InLargestUnit(this TimeSpan duration) => string.Join(' ', duration.InWords().Split(' ').Take(2));
}
