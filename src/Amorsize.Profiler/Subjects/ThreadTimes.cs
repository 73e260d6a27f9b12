using System.Globalization;

namespace Amorsize.Profiler.Subjects;

/// <summary>What the system tells of a thread so far; nothing where it does not.</summary>
/// <param name="Cpu">Time on a processor.</param>
/// <param name="QueueWait">Time that it was ready, but had to wait for a processor.</param>
internal readonly record struct ThreadTimes(TimeSpan Cpu, TimeSpan QueueWait)
{
    public static ThreadTimes OfThisThread()
    {
        try
        {
            // Linux: both in ns, then time slices.
            var fields = File.ReadAllText("/proc/thread-self/schedstat").Split(' ');
            return new(Nanoseconds(fields[0]), Nanoseconds(fields[1]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return default;
        }

        static TimeSpan Nanoseconds(string text) => TimeSpan.FromMicroseconds(double.Parse(text, CultureInfo.InvariantCulture) / 1e3);
    }

    /// <summary>Time on a processor over the time that was not spent waiting for one, 0 to 1.</summary>
    /// <param name="before">At the beginning.</param>
    /// <param name="after">At the end.</param>
    /// <param name="window">From before the beginning to after the end.</param>
    public static double CpuShare(ThreadTimes before, ThreadTimes after, TimeSpan window)
    {
        var cpu = after.Cpu - before.Cpu;
        var own = window - (after.QueueWait - before.QueueWait);
        return own <= cpu ? 1 : cpu / own;
    }
}
