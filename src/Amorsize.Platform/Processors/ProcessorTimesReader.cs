using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Amorsize.Platform.Processors;

/// <summary>Reads what the machine and this process have computed so far.</summary>
internal static partial class ProcessorTimesReader
{
    // The kernel counts in USER_HZ, which is 100 on every architecture that .NET runs on.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    // For tests of everything but the results: a machine that runs them is never quiet.
    private const string AcceptInterference = "AMORSIZE_ACCEPT_NOISE";

    /// <summary>The times so far, to tell noise by; null where the system does not tell, or nobody is to hear.</summary>
    public static ProcessorTimes? ReadUnlessInterferenceIsAccepted() => Environment.GetEnvironmentVariable(AcceptInterference) == "1" ? null : Read();

    /// <summary>The times so far; null where the system does not tell.</summary>
    public static ProcessorTimes? Read()
    {
        try
        {
            return OperatingSystem.IsWindows() ? ReadWindows() : ReadLinux(File.ReadAllText("/proc/stat"), File.ReadAllText("/proc/self/stat"), File.ReadAllText("/proc/self/status"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>What processes that this one started, and that have ended, have computed so far; null where the system does not tell.</summary>
    public static TimeSpan? ReadEndedChildren()
    {
        try
        {
            return OperatingSystem.IsLinux() ? Fields(File.ReadAllText("/proc/self/stat"))[2..].Sum() * Tick : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>From the texts of <c>/proc/stat</c>, <c>/proc/self/stat</c> and <c>/proc/self/status</c> (proc(5)).</summary>
    /// <exception cref="FormatException">They are of another form.</exception>
    /// <exception cref="ArgumentOutOfRangeException">They are of another form.</exception>
    internal static ProcessorTimes ReadLinux(string machine, string process, string status)
    {
        var usable = Usable(status);
        // cpuN user nice system idle iowait irq softirq steal; guests are counted in user already.
        var all = machine.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 8 && fields[0].Length > 3 && fields[0].StartsWith("cpu", StringComparison.Ordinal))
            .Select(fields => (Number: fields[0][3..], Ticks: fields[1..9].Select(Ticks).ToArray()))
            .Select(one => (one.Number, Computed: one.Ticks.Sum() - one.Ticks[3] - one.Ticks[4]))
            .ToList();
        var mine = all.Where(one => usable.Contains(one.Number)).ToList();
        // Some containers number their processors anew, and are given these only.
        var counted = mine.Count == usable.Count ? mine : all;
        return new(counted.Sum(one => one.Computed) * Tick, Fields(process).Sum() * Tick, counted.Count);
    }

    // Of /proc/self/stat, after the name, which may have spaces: utime stime cutime cstime, the fields 14 to 17 of all.
    private static long[] Fields(string process) => [.. process[(process.LastIndexOf(')') + 2)..].Split(' ')[11..15].Select(Ticks)];

    private static long Ticks(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // What happens on processors that this process may not use disturbs nobody here.
    private static HashSet<string> Usable(string status)
    {
        const string Name = "Cpus_allowed_list:";
        var list = status.Split('\n').FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) ?? throw new FormatException($"no {Name}");
        return
        [
            .. from range in list[Name.Length..].Trim().Split(',')
               let ends = range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray()
               from number in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
               select number.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static ProcessorTimes? ReadWindows()
    {
        if (!GetSystemTimes(out var idle, out var kernelWithIdle, out var user))
            return null;
        using var self = Process.GetCurrentProcess();
        return new(TimeSpan.FromTicks(kernelWithIdle + user - idle), self.TotalProcessorTime, Environment.ProcessorCount);
    }

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetSystemTimes(out long idle, out long kernel, out long user);
}
