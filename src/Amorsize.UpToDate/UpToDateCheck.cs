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
    private const string Format = "amorsize-check-3";

    // Lines before those of the files: format, question, two times, number of workloads.
    private const int Lines = 5;

    // Characters of a checksum.
    private const int ChecksumLength = 16;

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
            return files.ReadWhole(path, MaxBytes) is { } bytes ? HitsOf(question, bytes) : null;
        }
        // ArgumentException: a path with a line break has made a line that is none.
        catch (Exception e) when (e.IsOfFiles() || e is FormatException or OverflowException or ArgumentException)
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
            .. stamped.Select(file => string.Create(CultureInfo.InvariantCulture, $"{Stamp}{file.Length},{file.LastWrite} {file.Path}")),
        ];
        var text = string.Join('\n', lines);
        // The last line is a checksum of the lines above, so that a damaged file does not count as an answer.
        var content = Encoding.UTF8.GetBytes($"{text}\n{Checksum.Of(Encoding.UTF8.GetBytes(text))}");
        AtomicFile.Attempt(() => files.Publish(path, content));
    }

    // Few methods with few generic ones, since a build that has nothing to do compiles each of them first, which takes 0.1 ms.
    private int? HitsOf(string question, byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var now = time.GetUtcNow().UtcTicks;
        if (lines.Length <= Lines
            || lines[^1] != Checksum.Of(bytes.AsSpan(0, Math.Max(0, bytes.Length - ChecksumLength - 1)))
            || lines[0] != Format
            || lines[1] != Checksum.Of(Encoding.UTF8.GetBytes(question))
            || now < long.Parse(lines[2], CultureInfo.InvariantCulture)
            || now >= long.Parse(lines[3], CultureInfo.InvariantCulture))
            return null;
        for (var i = Lines; i < lines.Length - 1; i++)
        {
            var line = lines[i];
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var file = line.Substring(space + 1);
            if (line[0] == Stamp ? !HasStamp(file, line.Substring(1, space - 1)) : line.Substring(0, space) != (files.ChecksumOf(file) ?? ""))
                return null;
        }
        return int.Parse(lines[4], CultureInfo.InvariantCulture);
    }

    private static bool HasStamp(string file, string stamp)
    {
        var comma = stamp.IndexOf(',', StringComparison.Ordinal);
        return StampedFile.HasStamp(file, long.Parse(stamp.AsSpan(0, comma), CultureInfo.InvariantCulture), long.Parse(stamp.AsSpan(comma + 1), CultureInfo.InvariantCulture));
    }
}
