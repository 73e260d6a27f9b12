using System.Globalization;
using System.Text;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>
/// What the last check of an assembly's workloads came to, where all were hits and the config was current, and what it read to know: while the same is asked
/// and every file still has the bytes that were judged, the answer is the same until the first result expires. So a build in which nothing changed reads
/// files, and parses none.
/// </summary>
/// <param name="path">The file that remembers.</param>
/// <param name="time">Says whether results have expired.</param>
/// <param name="files">The file system.</param>
/// <remarks>Lines of text, not JSON. All that a build which has nothing to do spends on ten workloads is limited to 10 ms; reading their entries alone takes 39 ms, see <see cref="JsonMembers"/>.</remarks>
internal sealed class UpToDateCheck(string path, TimeProvider time, IFileSystem files)
{
    private const string Format = "amorsize-check-1";

    /// <summary>How many workloads were hits, and still are; <see langword="null"/> where that must be found out.</summary>
    /// <param name="question">All that the answer depends on, beside time and files.</param>
    public int? Recall(string question)
    {
        try
        {
            return files.Read(path, int.MaxValue - 1) is { } bytes ? HitsOf(question, Whole(bytes)) : null;
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
        AtomicFile.Attempt(() => files.Publish(path, content));
    }

    // What stands above the checksum of it; nothing where that is wrong.
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf((byte)'\n');
        return end > 0 && Text(bytes[(end + 1)..]) == Checksum.Of(bytes[..end]) ? bytes[..end] : [];
    }

    private int? HitsOf(string question, ReadOnlySpan<byte> lines)
    {
        var now = time.GetUtcNow().UtcTicks;
        if (Next(ref lines) != Format
            || Next(ref lines) != Checksum.Of(Encoding.UTF8.GetBytes(question))
            || now < long.Parse(Next(ref lines), CultureInfo.InvariantCulture)
            || now >= long.Parse(Next(ref lines), CultureInfo.InvariantCulture))
            return null;
        var hits = int.Parse(Next(ref lines), CultureInfo.InvariantCulture);
        while (!lines.IsEmpty)
        {
            var file = Next(ref lines);
            var space = file.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0 || !file.AsSpan(0, space).SequenceEqual(files.ChecksumOf(file[(space + 1)..])))
                return null;
        }
        return hits;
    }

    // Line by line: a text of all of them would be so large that it alone may have the memory collected.
    private static string Next(ref ReadOnlySpan<byte> lines)
    {
        var end = lines.IndexOf((byte)'\n');
        var line = Text(end < 0 ? lines : lines[..end]);
        lines = end < 0 ? [] : lines[(end + 1)..];
        return line;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
