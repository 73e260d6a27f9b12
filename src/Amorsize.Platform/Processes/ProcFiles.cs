using System.Globalization;

namespace Amorsize.Platform.Processes;

/// <summary>The processes in <c>/proc</c> of Linux (proc(5)).</summary>
internal static class ProcFiles
{
    /// <summary>The unit of CPU time: 1/USER_HZ. USER_HZ is 100 on every architecture that .NET runs on (time(7)).</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>The id and the folder of each process. A process may end before its folder is read.</summary>
    public static IEnumerable<(int Id, string Folder)> Processes() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
        where id > 0
        select (id, folder);

    /// <summary>Parses the content of a <c>stat</c> file: the id of the parent, and the CPU times of the process and of its ended children in ticks.</summary>
    /// <exception cref="FormatException">The content has an unknown format.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The content has an unknown format.</exception>
    public static (int Parent, long Own, long EndedChildren) ParseStat(string stat)
    {
        // Field 4 is the parent, 14 to 17 are utime, stime, cutime and cstime. The name in field 2 may contain spaces, so fields are counted from 3, after its
        // closing parenthesis.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = Array.ConvertAll(fields[11..15], field => long.Parse(field, CultureInfo.InvariantCulture));
        return (int.Parse(fields[1], CultureInfo.InvariantCulture), ticks[0] + ticks[1], ticks[2] + ticks[3]);
    }
}
