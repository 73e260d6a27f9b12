using System.Buffers.Text;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Processors;

/// <summary>Scheduling times of a thread since its start; all zero if the system does not report them.</summary>
/// <param name="Cpu">Time on a processor.</param>
/// <param name="QueueWait">Time in which the thread was ready but had to wait for a processor.</param>
/// <param name="Waits">How often the thread gave up its processor to wait for something else; null if the system does not report it.</param>
internal readonly partial record struct ThreadTimes(TimeSpan Cpu, TimeSpan QueueWait, long? Waits)
{
    // A thread that only computes still gets half of a processor that it shares with one other thread.
    private const double MinCpuShareWhileComputing = 0.5;

    // RUSAGE_THREAD of getrusage(2).
    private const int RusageThread = 1;

    // Position of ru_nvcsw in the result of getrusage(2), in words: two timevals of two words each, then the thirteenth counter.
    private const int VoluntarySwitchesIndex = 16;

    // Each thread keeps its own file open for its lifetime. Opening a file needs more code to compile and warm up than many a body.
    [ThreadStatic]
    private static SafeFileHandle? schedstat;

    public static ThreadTimes OfThisThread()
    {
        if (!OperatingSystem.IsLinux())
            return default;
        try
        {
            var (cpu, queueWait) = Read(schedstat ??= File.OpenHandle("/proc/thread-self/schedstat"));
            return new(cpu, queueWait, CountWaits());
        }
        catch (Exception e) when (IsNotReported(e))
        {
            return default;
        }
    }

    /// <summary>
    /// The time in which the other living threads of this process were ready but had to wait for a processor, as a sum; zero if the system does not report it.
    /// </summary>
    public static TimeSpan QueueWaitOfOtherThreads()
    {
        try
        {
            return Directory.GetDirectories("/proc/self/task").Aggregate(-QueueWaitOf("/proc/thread-self"), (sum, thread) => sum + QueueWaitOf(thread));
        }
        catch (Exception e) when (IsNotReported(e))
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
            catch (Exception e) when (IsNotReported(e))
            {
                // The thread has just ended.
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>
    /// CPU share of a thread: its time on a processor over the elapsed time without waits for a processor, 0 to 1. A thread that never waited for anything
    /// else has share 1, whatever the clocks say. No clock counts the time in which a virtual machine itself gets no processor.
    /// </summary>
    /// <param name="before">Times at the beginning.</param>
    /// <param name="after">Times at the end.</param>
    /// <param name="window">Elapsed time, from before the first reading to after the second.</param>
    public static double CpuShare(ThreadTimes before, ThreadTimes after, TimeSpan window)
    {
        var cpu = after.Cpu - before.Cpu;
        var available = window - (after.QueueWait - before.QueueWait);
        return available <= cpu || (before.Waits is { } waits && waits == after.Waits) ? 1 : cpu / available;
    }

    /// <summary>
    /// CPU share of tasks that run one after the other, on any threads. A share of elapsed time under one half is not corrected: that much waiting is not
    /// explained by a lack of processors, and a thread in the queue need not delay a task.
    /// </summary>
    /// <param name="shareOfElapsed">Time on a processor over the elapsed time, 0 to 1.</param>
    /// <param name="elapsed">Elapsed time.</param>
    /// <param name="queueWait">Time in which threads waited for a processor, as a sum.</param>
    public static double CpuShare(double shareOfElapsed, TimeSpan elapsed, TimeSpan queueWait)
    {
        // The sum shrinks when a thread ends, so it may be negative.
        if (shareOfElapsed < MinCpuShareWhileComputing || queueWait <= TimeSpan.Zero)
            return shareOfElapsed;
        var cpu = shareOfElapsed * elapsed;
        return elapsed - queueWait <= cpu ? 1 : cpu / (elapsed - queueWait);
    }

    // The text is "CPU-ns queue-ns timeslices" (Linux, Documentation/scheduler/sched-stats.rst).
    private static (TimeSpan Cpu, TimeSpan QueueWait) Read(SafeFileHandle file)
    {
        Span<byte> buffer = stackalloc byte[80];
        ReadOnlySpan<byte> text = buffer[..RandomAccess.Read(file, buffer, fileOffset: 0)];
        return Utf8Parser.TryParse(text, out long cpu, out var length) && Utf8Parser.TryParse(text[(length + 1)..], out long queueWait, out _)
            ? (Nanoseconds(cpu), Nanoseconds(queueWait))
            : throw new FormatException("no schedstat");

        static TimeSpan Nanoseconds(long count) => TimeSpan.FromTicks(count / TimeSpan.NanosecondsPerTick);
    }

    private static long? CountWaits()
    {
        Span<nint> usage = stackalloc nint[64];
        return Environment.Is64BitProcess && GetUsage(RusageThread, ref usage[0]) == 0 ? usage[VoluntarySwitchesIndex] : null;
    }

    private static bool IsNotReported(Exception e) =>
        e is IOException or UnauthorizedAccessException or FormatException or ArgumentOutOfRangeException or NotSupportedException or InvalidOperationException;

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref nint usage);
}
