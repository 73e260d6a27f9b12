using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Amorsize.Tuning.Search;

namespace Amorsize.Profiler.Machine;

/// <summary>Reads what the machine and this process have computed so far.</summary>
internal static partial class SystemProcessorTimes
{
    // The kernel counts in USER_HZ, which is 100 on every architecture that .NET runs on.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>The times so far; null where the system does not tell.</summary>
    public static ProcessorTimes? Read()
    {
        try
        {
            return OperatingSystem.IsWindows() ? ReadWindows() : ReadLinux(File.ReadAllText("/proc/stat"), File.ReadAllText("/proc/self/stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>From the texts of <c>/proc/stat</c> and <c>/proc/self/stat</c> (proc(5)).</summary>
    /// <exception cref="FormatException">They are of another form.</exception>
    /// <exception cref="ArgumentOutOfRangeException">They are of another form.</exception>
    internal static ProcessorTimes ReadLinux(string machine, string process)
    {
        var lines = machine.Split('\n');
        // cpu user nice system idle iowait irq softirq steal; guests are counted in user already.
        var all = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9].Select(Ticks).ToArray();
        // After the name, which may have spaces: utime stime cutime cstime are the fields 14 to 17 of all.
        var own = process[(process.LastIndexOf(')') + 2)..].Split(' ')[11..15].Sum(Ticks);
        return new((all.Sum() - all[3] - all[4]) * Tick, own * Tick, lines.Count(line => line.StartsWith("cpu", StringComparison.Ordinal)) - 1);

        static long Ticks(string text) => long.Parse(text, CultureInfo.InvariantCulture);
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
