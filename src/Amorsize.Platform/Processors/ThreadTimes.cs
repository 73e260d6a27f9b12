using System.Buffers.Text;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Processors;

/// <summary>What the system tells of a thread so far; nothing where it does not.</summary>
/// <param name="Cpu">Time on a processor.</param>
/// <param name="QueueWait">Time that it was ready, but had to wait for a processor.</param>
/// <param name="Waits">How often it gave its processor away, since it had to wait for something else; null where the system does not tell.</param>
internal readonly partial record struct ThreadTimes(TimeSpan Cpu, TimeSpan QueueWait, long? Waits)
{
    // Who computes all the time still gets that much of a processor that it shares with one other.
    private const double LeastWhileComputing = 0.5;

    // RUSAGE_THREAD of getrusage(2), and where its answer has the voluntary switches, counted in words.
    private const int OfThread = 1;
    private const int VoluntarySwitches = 16;

    // Of each thread its own, open for as long as it lives: to open a file takes more code, which is to be compiled and settled, than many a body has.
    [ThreadStatic]
    private static SafeFileHandle? schedule;

    public static ThreadTimes OfThisThread()
    {
        if (!OperatingSystem.IsLinux())
            return default;
        try
        {
            var (cpu, queueWait) = Read(schedule ??= File.OpenHandle("/proc/thread-self/schedstat"));
            return new(cpu, queueWait, CountWaits());
        }
        catch (Exception e) when (IsNotTold(e))
        {
            return default;
        }
    }

    /// <summary>
    /// How long the other threads of this process, those that there are now, have been ready but had to wait for a processor; zero where the system does not tell.
    /// </summary>
    public static TimeSpan QueueWaitOfOtherThreads()
    {
        try
        {
            return Directory.GetDirectories("/proc/self/task").Aggregate(-QueueWaitOf("/proc/thread-self"), (sum, thread) => sum + QueueWaitOf(thread));
        }
        catch (Exception e) when (IsNotTold(e))
        {
            return TimeSpan.Zero;
        }

        static TimeSpan QueueWaitOf(string thread)
        {
            try
            {
                using var file = File.OpenHandle(Path.Combine(thread, "schedstat"));
                return Read(file).QueueWait;
            }
            catch (Exception e) when (IsNotTold(e))
            {
                // It has just ended.
                return TimeSpan.Zero;
            }
        }
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

    /// <summary>
    /// The same of tasks that run one after the other, wherever they do. What waits for more than half of the time is not believed to do so for want of a
    /// processor: threads in the queue may have kept nobody waiting.
    /// </summary>
    /// <param name="shareOfElapsed">Time on a processor over the time that passed, 0 to 1.</param>
    /// <param name="elapsed">The time that passed.</param>
    /// <param name="queueWait">What of it threads waited for a processor.</param>
    public static double CpuShare(double shareOfElapsed, TimeSpan elapsed, TimeSpan queueWait)
    {
        // A thread that has ended takes its count along.
        if (shareOfElapsed < LeastWhileComputing || queueWait <= TimeSpan.Zero)
            return shareOfElapsed;
        var cpu = shareOfElapsed * elapsed;
        return elapsed - queueWait <= cpu ? 1 : cpu / (elapsed - queueWait);
    }

    // Time on a processor and time in its queue in ns, then time slices.
    private static (TimeSpan Cpu, TimeSpan QueueWait) Read(SafeFileHandle schedstat)
    {
        Span<byte> buffer = stackalloc byte[80];
        ReadOnlySpan<byte> text = buffer[..RandomAccess.Read(schedstat, buffer, fileOffset: 0)];
        return Utf8Parser.TryParse(text, out long cpu, out var length) && Utf8Parser.TryParse(text[(length + 1)..], out long queueWait, out _)
            ? (Nanoseconds(cpu), Nanoseconds(queueWait))
            : throw new FormatException("no schedstat");

        static TimeSpan Nanoseconds(long count) => TimeSpan.FromTicks(count / TimeSpan.NanosecondsPerTick);
    }

    private static long? CountWaits()
    {
        Span<nint> usage = stackalloc nint[64];
        return Environment.Is64BitProcess && GetUsage(OfThread, ref usage[0]) == 0 ? usage[VoluntarySwitches] : null;
    }

    private static bool IsNotTold(Exception e) =>
        e is IOException or UnauthorizedAccessException or FormatException or ArgumentOutOfRangeException or NotSupportedException or InvalidOperationException;

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref nint usage);
}
