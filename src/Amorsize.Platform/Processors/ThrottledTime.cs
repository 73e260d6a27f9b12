using System.Globalization;
using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processors;

/// <summary>
/// Time in which the control groups of this process used up their CPU quota, so that their threads had to wait. Reads cpu.stat of version 2 and version 1
/// (Linux, Documentation/admin-guide/cgroup-v2.rst and scheduler/sched-bwc.rst).
/// </summary>
internal static class ThrottledTime
{
    private const string Root = "/sys/fs/cgroup";
    private const double MicrosecondsPerNanosecond = 1e-3;

    /// <summary>The time so far, summed over the control group of this process and the groups above it; zero without a quota or where it is not reported.</summary>
    public static TimeSpan Read() => OperatingSystem.IsLinux() ? Read(ReadFile("/proc/self/cgroup") ?? "", path => ReadFile(Root + path)) : TimeSpan.Zero;

    /// <param name="membership">The content of <c>/proc/self/cgroup</c>.</param>
    /// <param name="read">Reads a file below the mount point of the control groups; null if there is none.</param>
    internal static TimeSpan Read(string membership, Func<string, string?> read) => membership.Split('\n')
        .SelectMany(FoldersOf)
        .Select(folder => read($"{folder}/cpu.stat"))
        .Aggregate(TimeSpan.Zero, (sum, stat) => sum + (stat is null ? TimeSpan.Zero : Parse(stat)));

    /// <summary>The folders of a control group and of the groups above it, below the mount point, from a line of <c>/proc/self/cgroup</c>.</summary>
    // A line is "0::/path" for version 2 and "4:cpu,cpuacct:/path" for version 1, whose mount points have the controllers' names. Inside a container the path
    // may be that of the host; then only the root folder exists, which is the container's own group.
    internal static IEnumerable<string> FoldersOf(string line)
    {
        var parts = line.Split(':', 3);
        if (parts.Length < 3 || (parts[0] != "0" && !parts[1].Split(',').Contains("cpu")))
            yield break;
        var mount = parts[0] == "0" ? "" : $"/{parts[1]}";
        for (var path = parts[2].TrimEnd('/'); path.Length > 0; path = path[..path.LastIndexOf('/')])
            yield return mount + path;
        yield return mount;
    }

    // Version 2 reports "throttled_usec" in microseconds, version 1 "throttled_time" in nanoseconds.
    private static TimeSpan Parse(string stat)
    {
        foreach (var line in stat.Split('\n'))
        {
            var (name, value) = line.Split(' ') is [var first, var second] ? (first, second) : ("", "");
            if (name is "throttled_usec" or "throttled_time" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return TimeSpan.FromMicroseconds(count * (name == "throttled_usec" ? 1 : MicrosecondsPerNanosecond));
        }
        return TimeSpan.Zero;
    }

    private static string? ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return null;
        }
    }
}
