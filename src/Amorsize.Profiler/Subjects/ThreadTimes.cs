using System.Globalization;

namespace Amorsize.Profiler.Subjects;

/// <summary>What the system tells of a thread so far; nothing where it does not.</summary>
/// <param name="Cpu">Time on a processor.</param>
/// <param name="QueueWait">Time that it was ready, but had to wait for a processor.</param>
/// <param name="Waits">How often it gave its processor away, since it had to wait for something else; null where the system does not tell.</param>
internal readonly record struct ThreadTimes(TimeSpan Cpu, TimeSpan QueueWait, long? Waits)
{
    private const string VoluntarySwitches = "voluntary_ctxt_switches:";

    public static ThreadTimes OfThisThread()
    {
        try
        {
            // Linux: both in ns, then time slices.
            var fields = File.ReadAllText("/proc/thread-self/schedstat").Split(' ');
            var waits = File.ReadLines("/proc/thread-self/status").First(line => line.StartsWith(VoluntarySwitches, StringComparison.Ordinal));
            return new(Nanoseconds(fields[0]), Nanoseconds(fields[1]), long.Parse(waits[VoluntarySwitches.Length..], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException or InvalidOperationException)
        {
            return default;
        }

        static TimeSpan Nanoseconds(string text) => TimeSpan.FromMicroseconds(double.Parse(text, CultureInfo.InvariantCulture) / 1e3);
    }

    /// <summary>
    /// Time on a processor over the time that was not spent waiting for one, 0 to 1. Who never waited computed all the time, whatever the clocks say: the
    /// time for which a virtual machine itself gets no processor is counted nowhere.
    /// </summary>
    /// <param name="before">At the beginning.</param>
    /// <param name="after">At the end.</param>
    /// <param name="window">From before the beginning to after the end.</param>
    public static double CpuShare(ThreadTimes before, ThreadTimes after, TimeSpan window)
    {
        var cpu = after.Cpu - before.Cpu;
        var own = window - (after.QueueWait - before.QueueWait);
        return own <= cpu || (before.Waits is { } waits && waits == after.Waits) ? 1 : cpu / own;
    }
}
