using System.Globalization;
using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processors;

/// <summary>
/// The limits that control groups, such as those of a container, set for this process: its own group and the groups above it, in version 2 and version 1 (Linux,
/// Documentation/admin-guide/cgroup-v2.rst, cgroup-v1/memory.rst and scheduler/sched-bwc.rst). A limit that cannot be read is none.
/// </summary>
/// <param name="membership">The content of <c>/proc/self/cgroup</c>.</param>
/// <param name="read">Reads a file below the mount point of the control groups; null if there is none.</param>
internal sealed class ControlGroups(string membership, Func<string, string?> read)
{
    private const string Root = "/sys/fs/cgroup";
    private const string Cpu = "cpu";
    private const string Memory = "memory";
    private const double MicrosecondsPerNanosecond = 1e-3;

    // Version 1 writes a number near 2^63 where there is no limit. No machine has that much memory.
    private const long NoMemoryLimit = 1L << 60;
    private const int DigitsOfNoMemoryLimit = 19;

    /// <summary>The control groups of this process; without limits on other systems than Linux.</summary>
    public static ControlGroups Here => new(OperatingSystem.IsLinux() ? ReadFile("/proc/self/cgroup") ?? "" : "", ReadLimit);

    /// <summary>The limits as the files state them, to see whether one has changed. A build that has nothing to do need not compile the code that parses them.</summary>
    public string Texts
    {
        get
        {
            var texts = "";
            foreach (var folder in FoldersOf(Cpu))
                texts += TextOf(folder + "/cpu.max") + (TextOf(folder + "/cpu.cfs_quota_us") is { Length: > 0 } quota ? quota + read(folder + "/cpu.cfs_period_us") : "");
            foreach (var folder in FoldersOf(Memory))
                texts += TextOf(folder + "/memory.max") + TextOf(folder + "/memory.limit_in_bytes");
            return texts;
        }
    }

    /// <summary>
    /// The CPU time that the process may use per elapsed time, in processors; null if there is no quota. The runtime reads the quota of the process's own group
    /// alone, and rounds it up. A group above may allow less.
    /// </summary>
    public double? CpuQuota => Least(Cpu, QuotaOf);

    /// <summary>The memory that the process and the other processes of its group may use, in bytes; null if there is no limit.</summary>
    public long? MemoryLimit => (long?)Least(Memory, LimitOf);

    /// <summary>The time so far in which a used-up quota kept threads of the groups from running; zero without a quota or where it is not reported.</summary>
    public TimeSpan ThrottledTime
    {
        get
        {
            var sum = TimeSpan.Zero;
            foreach (var folder in FoldersOf(Cpu))
                sum += ThrottledTimeIn(read($"{folder}/cpu.stat") ?? "");
            return sum;
        }
    }

    /// <summary>The quota if it is less than the processors that the runtime counts; else null, since it then says nothing new.</summary>
    /// <param name="processors">The runtime's number of processors, at least 1.</param>
    public double? CpuQuotaBelow(int processors) => CpuQuota is { } quota && quota < processors ? quota : null;

    // A line is "0::/path" for version 2 and "4:cpu,cpuacct:/path" for version 1, whose mount points have the controllers' names. Inside a container the path
    // may be that of the host; then only the root folder exists, which is the container's own group.
    private List<string> FoldersOf(string controller)
    {
        var folders = new List<string>();
        foreach (var line in membership.Split('\n'))
        {
            var parts = line.Split(':', 3);
            if (parts.Length < 3 || (parts[0] != "0" && !parts[1].Split(',').Contains(controller)))
                continue;
            var mount = parts[0] == "0" ? "" : $"/{parts[1]}";
            for (var path = parts[2].TrimEnd('/'); path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
                folders.Add(mount + path);
            folders.Add(mount);
        }
        return folders;
    }

    // A loop over numbers of one type: queries over several types of numbers would cost a build with nothing to do some milliseconds of JIT compilation.
    private double? Least(string controller, Func<string, double?> limitOf)
    {
        double? least = null;
        foreach (var folder in FoldersOf(controller))
        {
            if (limitOf(folder) is { } limit && !(least <= limit))
                least = limit;
        }
        return least;
    }

    // Version 2 has "max 100000" or "150000 100000" in one file, version 1 has -1 or a number in two files: microseconds per period.
    private double? QuotaOf(string folder)
    {
        var (quota, period) = read($"{folder}/cpu.max")?.Trim().Split(' ') is [var first, var second]
            ? (Positive(first), Positive(second))
            : (Positive(read($"{folder}/cpu.cfs_quota_us")), Positive(read($"{folder}/cpu.cfs_period_us")));
        return (double?)quota / period;
    }

    private double? LimitOf(string folder) => Positive(read($"{folder}/memory.max") ?? read($"{folder}/memory.limit_in_bytes")) is { } bytes and < NoMemoryLimit ? bytes : null;

    // Version 2 reports "throttled_usec" in microseconds, version 1 "throttled_time" in nanoseconds.
    private static TimeSpan ThrottledTimeIn(string stat)
    {
        foreach (var line in stat.Split('\n'))
        {
            var (name, value) = line.Split(' ') is [var first, var second] ? (first, second) : ("", "");
            if (name is "throttled_usec" or "throttled_time" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return TimeSpan.FromMicroseconds(count * (name == "throttled_usec" ? 1 : MicrosecondsPerNanosecond));
        }
        return TimeSpan.Zero;
    }

    private static long? Positive(string? text) => long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    // Empty where there is no limit, since the shells of a user may be in groups of different depth.
    private string TextOf(string path) => read(path) is { Length: > 0 } text && text[0] is not ('m' or '-') && text.Trim().Length < DigitsOfNoMemoryLimit ? text : "";

    private static string? ReadLimit(string path) => ReadFile(Root + path);

    private static string? ReadFile(string path)
    {
        try
        {
            // A missing file is the rule here, and its exception would take milliseconds of a build with nothing to do.
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return null;
        }
    }
}
