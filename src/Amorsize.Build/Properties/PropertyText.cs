using System.Globalization;
using Amorsize.Build.Pipeline.Measure;

namespace Amorsize.Build.Properties;

/// <summary>Turns the text of MSBuild properties into values.</summary>
internal static class PropertyText
{
    /// <exception cref="PropertyException">The text is neither true nor false.</exception>
    public static bool Bool(string name, string text) =>
        bool.TryParse(text, out var value) ? value : throw new PropertyException(name, text, "true or false");

    /// <summary>One spelling for all texts that mean the same Boolean or time span; any other text stays as it is.</summary>
    public static string Canonical(string text)
    {
        if (bool.TryParse(text, out var truth))
            return truth ? "true" : "false";
        // Requires a colon, because TimeSpan would read a plain number as days.
        if (!text.Contains(':', StringComparison.Ordinal) || !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
            return text;
        var canonical = span.ToString("c", CultureInfo.InvariantCulture);
        return span.Ticks % TimeSpan.TicksPerSecond == 0 ? canonical : canonical.TrimEnd('0');
    }

    /// <exception cref="PropertyException">The text is none of the enum's names.</exception>
    public static TEnum Choice<TEnum>(string name, string text)
        where TEnum : struct, Enum
    {
#pragma warning disable CA2263 // A build would have to compile the generic methods for each enum.
        var names = Enum.GetNames(typeof(TEnum));
        return names.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? (TEnum)Enum.Parse(typeof(TEnum), found)
            : throw new PropertyException(name, text, $"one of {string.Join(", ", names)}");
#pragma warning restore CA2263
    }

    /// <summary>The path of an existing folder, or an empty text.</summary>
    /// <exception cref="PropertyException">The folder does not exist.</exception>
    public static string Folder(string name, string path) =>
        path.Length == 0 || Directory.Exists(path) ? path : throw new PropertyException(name, path, "an existing folder, as an absolute path or relative to the project");

    /// <summary>The mode of a build, with <see cref="TuningMode.Auto"/> replaced by the mode that it stands for.</summary>
    /// <exception cref="PropertyException">One of the values cannot be used.</exception>
    public static TuningMode Mode(string mode, string ci)
    {
        var isCi = Bool("AmorsizeCI", ci);
        var chosen = Choice<TuningMode>("AmorsizeMode", mode);
        return chosen != TuningMode.Auto ? chosen : isCi ? TuningMode.CacheOnly : TuningMode.Profile;
    }

    /// <summary>A time budget, from 100 ms to a day.</summary>
    /// <exception cref="PropertyException">The text is not a time span from 100 ms to a day.</exception>
    public static TimeSpan Budget(string name, string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= TuningLimits.ShortestBudget && value <= TimeSpan.FromDays(1)
            ? value
            : throw new PropertyException(name, text, "a time span from 00:00:00.100 to 1.00:00:00, as hours:minutes:seconds (00:00:05 is five seconds)");

    /// <exception cref="PropertyException">The text is not a positive time span.</exception>
    public static TimeSpan Span(string name, string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero
            ? value
            : throw new PropertyException(name, text, "a time span above zero, as days.hours:minutes:seconds (7.00:00:00 is seven days)");
}
