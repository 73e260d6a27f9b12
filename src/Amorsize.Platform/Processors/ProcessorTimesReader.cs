using System.Globalization;
using Amorsize.Platform.Files;
using Amorsize.Platform.Processes;

namespace Amorsize.Platform.Processors;

/// <summary>Reads the CPU time of the whole machine and of this process. On a system that does not report it, the result is null.</summary>
internal static class ProcessorTimesReader
{
    // The value 1 of this environment variable makes measurements count in spite of interference.
    // Tests that do not check measured times set it, since other processes always run beside tests.
    private const string AcceptInterferenceVariable = "AMORSIZE_ACCEPT_NOISE";

    /// <summary>The CPU times so far, to compute interference; null if the system does not report them or AMORSIZE_ACCEPT_NOISE is 1.</summary>
    public static ProcessorTimes? ReadUnlessInterferenceIsAccepted() => Environment.GetEnvironmentVariable(AcceptInterferenceVariable) == "1" ? null : Read();

    /// <summary>The CPU times so far; null if the system does not report them.</summary>
    public static ProcessorTimes? Read() => OperatingSystem.IsLinux()
        ? ReadProc(() => ParseLinux(File.ReadAllText("/proc/stat"), File.ReadAllText("/proc/self/stat"), File.ReadAllText("/proc/self/status")))
        : SystemClock.Here.OfMachine();

    /// <summary>
    /// CPU time of the processes that this one started and that have ended; null if the system does not report it. On Windows, living ones count too.
    /// </summary>
    public static TimeSpan? ReadEndedChildren() => OperatingSystem.IsLinux()
        ? ReadProc(() => ProcFiles.ParseStat(File.ReadAllText("/proc/self/stat")).EndedChildren * ProcFiles.Tick)
        : SystemClock.Here.OfChildren();

    /// <summary>Computes the CPU times from the contents of <c>/proc/stat</c>, <c>/proc/self/stat</c> and <c>/proc/self/status</c> (proc(5)).</summary>
    /// <exception cref="FormatException">A content has an unknown format.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A content has an unknown format.</exception>
    internal static ProcessorTimes ParseLinux(string stat, string selfStat, string selfStatus)
    {
        var all = ParseProcessors(stat);
        // Only processors that this process may use are counted, since load on others does not slow it down.
        var allowed = ParseAllowedProcessors(selfStatus);
        var usable = all.Where(processor => allowed.Contains(processor.Number)).ToList();
        // Some containers list only their own processors in /proc/stat and renumber them. Then the numbers do not match, and all listed processors count.
        var counted = usable.Count == allowed.Count ? usable : all;
        var (_, own, endedChildren) = ProcFiles.ParseStat(selfStat);
        return new(counted.Sum(processor => processor.Busy) * ProcFiles.Tick, (own + endedChildren) * ProcFiles.Tick, counted.Count);
    }

    private static T? ReadProc<T>(Func<T> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    // A line of /proc/stat is "cpuN user nice system idle iowait irq softirq steal …". The guest times after steal are ignored, since user includes them.
    private static List<(string Number, long Busy)> ParseProcessors(string stat) =>
    [
        .. from line in stat.Split('\n')
           let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           where fields.Length > 8 && fields[0].Length > 3 && fields[0].StartsWith("cpu", StringComparison.Ordinal)
           let ticks = fields[1..9].Select(ParseTicks).ToArray()
           let idle = ticks[3] + ticks[4]
           select (fields[0][3..], ticks.Sum() - idle),
    ];

    private static long ParseTicks(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // Parses a line such as "Cpus_allowed_list: 0-3,8" into the processor numbers.
    private static HashSet<string> ParseAllowedProcessors(string selfStatus)
    {
        const string Name = "Cpus_allowed_list:";
        var list = selfStatus.Split('\n').FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) ?? throw new FormatException($"no {Name}");
        return
        [
            .. from range in list[Name.Length..].Trim().Split(',')
               let ends = range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray()
               from number in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
               select number.ToString(CultureInfo.InvariantCulture),
        ];
    }
}
