using System.Globalization;
using System.Text;
using Amorsize.Caching;

namespace Amorsize.Build;

/// <summary>
/// What the last check of an assembly's workloads came to, where all were hits and the config was current, and what it read to know: while the same is asked
/// and every file still has the bytes that were judged, the answer is the same until the first result expires. So a build in which nothing changed reads
/// files, and parses none.
/// </summary>
/// <param name="path">The file that remembers.</param>
/// <param name="time">Says whether results have expired.</param>
/// <param name="files">The file system.</param>
internal sealed class CheckMemory(string path, TimeProvider time, ICacheFiles files)
{
    private const string Format = "amorsize-check-1";
    private const int Header = 5;

    /// <summary>How many workloads were hits, and still are; <see langword="null"/> where that must be found out.</summary>
    /// <param name="question">All that the answer depends on, beside time and files.</param>
    public int? Recall(string question)
    {
        try
        {
            return files.Read(path, int.MaxValue - 1) is { } bytes && Lines(bytes) is { } lines && Holds(lines, question)
                ? int.Parse(lines[4], CultureInfo.InvariantCulture)
                : null;
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Remembers that all look-ups were hits; what cannot be remembered is found out again.</summary>
    /// <param name="question">As for <see cref="Recall"/>.</param>
    /// <param name="hits">How many.</param>
    /// <param name="validity">When that is true.</param>
    /// <param name="seen">The files that were read.</param>
    public void Remember(string question, int hits, Validity validity, IReadOnlyList<SeenFile> seen)
    {
        string[] lines =
        [
            Format,
            Checksum.Of(Encoding.UTF8.GetBytes(question)),
            validity.From.UtcTicks.ToString(CultureInfo.InvariantCulture),
            validity.Until.UtcTicks.ToString(CultureInfo.InvariantCulture),
            hits.ToString(CultureInfo.InvariantCulture),
            .. seen.Select(file => $"{file.Checksum} {file.Path}"),
        ];
        var text = string.Join('\n', lines);
        // What is remembered must itself be whole.
        var content = Encoding.UTF8.GetBytes($"{text}\n{Checksum.Of(Encoding.UTF8.GetBytes(text))}");
        Replacement.Attempt(() => files.Publish(path, content));
    }

    private static string[]? Lines(byte[] bytes)
    {
        var end = bytes.AsSpan().LastIndexOf((byte)'\n');
        return end > 0 && Encoding.UTF8.GetString(bytes.AsSpan(end + 1)) == Checksum.Of(bytes.AsSpan(0, end))
            ? Encoding.UTF8.GetString(bytes.AsSpan(0, end)).Split('\n')
            : null;
    }

    private bool Holds(string[] lines, string question)
    {
        var now = time.GetUtcNow().UtcTicks;
        if (lines.Length < Header
            || lines[0] != Format
            || lines[1] != Checksum.Of(Encoding.UTF8.GetBytes(question))
            || now < long.Parse(lines[2], CultureInfo.InvariantCulture)
            || now >= long.Parse(lines[3], CultureInfo.InvariantCulture))
            return false;
        for (var i = Header; i < lines.Length; i++)
        {
            var space = lines[i].IndexOf(' ', StringComparison.Ordinal);
            var file = lines[i][(space + 1)..];
            if (space < 0 || SeenFile.Of(file, files.Read(file, int.MaxValue - 1)).Checksum != lines[i][..space])
                return false;
        }
        return true;
    }
}
