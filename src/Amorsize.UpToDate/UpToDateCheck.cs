using System.Globalization;
using System.Text;
using Amorsize.Platform.Files;

namespace Amorsize.UpToDate;

/// <summary>
/// Remembers a check of an assembly whose look-ups were all hits and whose settings file was current. Its answer stays true as long as the question is
/// the same, every file that the check read has the same bytes, and no result has expired. So a build in which nothing changed parses no file.
/// </summary>
/// <param name="path">Absolute path of the file that keeps the answer.</param>
/// <param name="time">The clock, to see whether a result has expired.</param>
/// <param name="files">The file system.</param>
/// <remarks>
/// The file has lines of text instead of JSON. A build without changes may spend at most 10 ms on ten workloads; reading their JSON entries alone takes
/// 39 ms, see JsonMembers.
/// </remarks>
internal sealed class UpToDateCheck(string path, TimeProvider time, IFileSystem files)
{
    // Marks the line of a file that is told apart by size and time, in place of a checksum.
    private const char Stamp = '=';
    private const string Format = "amorsize-check-2";

    // The size limit of the file, in bytes. A line takes about 150 bytes, so that 400,000 files have room.
    private const int MaxBytes = 1 << 26;

    /// <summary>The message of a build in which nothing has changed.</summary>
    public static string Message(int hits) => "Amorsize: " + hits.ToString(CultureInfo.InvariantCulture) + " looked up: Hit " + hits.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of workloads, which are all still hits; <see langword="null"/> if a full check is necessary.</summary>
    /// <param name="question">All inputs of the answer, except time and files: see <see cref="UpToDateQuestion"/>.</param>
    public int? Recall(string question)
    {
        try
        {
            return files.ReadWhole(path, MaxBytes) is { } bytes ? HitsOf(question, Whole(bytes)) : null;
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Remembers that all look-ups were hits. If the file cannot be written, the next build makes a full check.</summary>
    /// <param name="question">As for <see cref="Recall"/>.</param>
    /// <param name="hits">The number of workloads, all of which are hits.</param>
    /// <param name="from">The earliest time at which all of them are hits.</param>
    /// <param name="until">The time from which one of them may be a hit no longer.</param>
    /// <param name="seen">The files that the check read, with their checksums.</param>
    /// <param name="stamped">Further files that the answer depends on. They may be large, so their content is not read again.</param>
    public void Remember(string question, int hits, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<SeenFile> seen, IReadOnlyList<StampedFile> stamped)
    {
        string[] lines =
        [
            Format,
            Checksum.Of(Encoding.UTF8.GetBytes(question)),
            from.UtcTicks.ToString(CultureInfo.InvariantCulture),
            until.UtcTicks.ToString(CultureInfo.InvariantCulture),
            hits.ToString(CultureInfo.InvariantCulture),
            .. seen.Select(file => $"{file.Checksum} {file.Path}"),
            .. stamped.Select(StampOf),
        ];
        var text = string.Join('\n', lines);
        // The last line is a checksum of the lines above, so that a damaged file does not count as an answer.
        var content = Encoding.UTF8.GetBytes($"{text}\n{Checksum.Of(Encoding.UTF8.GetBytes(text))}");
        AtomicFile.Attempt(() => files.Publish(path, content));
    }

    // The lines above the checksum; none if the checksum is wrong.
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
            if (!(file[0] == Stamp ? IsCurrent(file) : HasChecksum(file)))
                return null;
        }
        return hits;
    }

    private bool HasChecksum(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space >= 0 && line.AsSpan(0, space).SequenceEqual(files.ChecksumOf(line[(space + 1)..]));
    }

    private static bool IsCurrent(string line) => StampOf(StampedFile.Of(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])) == line;

    // Concatenated: an interpolated text would need more JIT compilation in a build without changes.
    private static string StampOf(StampedFile file) =>
        Stamp + file.Length.ToString(CultureInfo.InvariantCulture) + "," + file.LastWrite.ToString(CultureInfo.InvariantCulture) + " " + file.Path;

    // Decodes one line at a time: one string of the whole file could start a garbage collection.
    private static string Next(ref ReadOnlySpan<byte> lines)
    {
        var end = lines.IndexOf((byte)'\n');
        var line = Text(end < 0 ? lines : lines[..end]);
        lines = end < 0 ? [] : lines[(end + 1)..];
        return line;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
