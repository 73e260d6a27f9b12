using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using Amorsize.Platform.Files;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Processors;

/// <summary>Scheduling times of a thread since its start; all zero if the system does not report them.</summary>
/// <param name="Cpu">Time on a processor.</param>
/// <param name="QueueWait">Time in which the thread was ready but had to wait for a processor.</param>
/// <param name="Waits">How often the thread gave up its processor to wait, for example for I/O or a lock; null if the system does not report it.</param>
internal readonly partial record struct ThreadTimes(TimeSpan Cpu, TimeSpan QueueWait, long? Waits)
{
    // A thread that only computes gets half of a processor that it shares with one other thread. A lower CPU share means that the thread also waits.
    private const double MinCpuShareWhileComputing = 0.5;

    // The value of RUSAGE_THREAD, which makes getrusage(2) report on the calling thread.
    private const int RusageThread = 1;

    // Position of ru_nvcsw (voluntary context switches) in the result of getrusage(2), in words: after two timevals of two words, it is the 13th counter.
    private const int VoluntarySwitchesIndex = 16;

    // Each thread keeps its schedstat file open. Opening it for each reading would run more code, at first not yet compiled, than many workload bodies have.
    [ThreadStatic]
    private static SafeFileHandle? schedstat;

    public static ThreadTimes OfThisThread()
    {
        if (!OperatingSystem.IsLinux())
            return new(SystemClock.Here.OfThread() ?? default, QueueWait: default, Waits: null);
        try
        {
            return Read(schedstat ??= File.OpenHandle("/proc/thread-self/schedstat")) with { Waits = CountWaits() };
        }
        catch (Exception e) when (IsNotReported(e))
        {
            return default;
        }
    }

    /// <summary>
    /// Sum over the other living threads of this process of the time in which they were ready but had to wait for a processor; zero if the system does not
    /// report it.
    /// </summary>
    public static TimeSpan QueueWaitOfOtherThreads() =>
        OfProcess("/proc/self").Aggregate(-OfThread("/proc/thread-self")?.QueueWait ?? TimeSpan.Zero, (sum, thread) => sum + thread.Times.QueueWait);

    /// <summary>The times of each living thread of a process, with its id; none if the process has ended or the system does not report them.</summary>
    /// <param name="process">The folder of the process, such as <c>/proc/self</c>.</param>
    public static IReadOnlyList<(int Thread, ThreadTimes Times)> OfProcess(string process)
    {
        try
        {
            return
            [
                .. from folder in Directory.GetDirectories($"{process}/task")
                   let times = OfThread(folder)
                   where times is not null
                   select (int.Parse(Path.GetFileName(folder.AsSpan()), CultureInfo.InvariantCulture), times.Value),
            ];
        }
        catch (Exception e) when (IsNotReported(e))
        {
            return [];
        }
    }

    /// <summary>
    /// CPU share of a thread, 0 to 1: its time on a processor divided by the elapsed time without waits for a processor. A thread that never waited for
    /// anything else has share 1. Its measured times may give less, since no clock reports when the hypervisor withholds a processor from the machine.
    /// </summary>
    /// <param name="before">The thread's times at the beginning.</param>
    /// <param name="after">The thread's times at the end.</param>
    /// <param name="window">Elapsed time from just before <paramref name="before"/> was read to just after <paramref name="after"/> was read.</param>
    public static double CpuShare(ThreadTimes before, ThreadTimes after, TimeSpan window)
    {
        var cpu = after.Cpu - before.Cpu;
        var available = window - (after.QueueWait - before.QueueWait);
        return available <= cpu || (before.Waits is { } waits && waits == after.Waits) ? 1 : cpu / available;
    }

    /// <summary>
    /// CPU share of tasks that run one after the other, on any threads. Time in which threads waited for a processor does not lower it. A share under one half
    /// is returned unchanged: a lack of processors does not explain so much waiting, and a thread that waits for a processor need not delay a task.
    /// </summary>
    /// <param name="shareOfElapsed">Time on a processor divided by <paramref name="elapsed"/>, 0 to 1.</param>
    /// <param name="elapsed">Elapsed time of all tasks together.</param>
    /// <param name="queueWait">Sum over all threads of the time in which they waited for a processor while the tasks ran.</param>
    public static double CpuShare(double shareOfElapsed, TimeSpan elapsed, TimeSpan queueWait)
    {
        // The difference of two sums over living threads is negative if a thread with a long wait has ended in between.
        if (shareOfElapsed < MinCpuShareWhileComputing || queueWait <= TimeSpan.Zero)
            return shareOfElapsed;
        var cpu = shareOfElapsed * elapsed;
        return elapsed - queueWait <= cpu ? 1 : cpu / (elapsed - queueWait);
    }

    /// <summary>
    /// Reads a schedstat file, which contains "[ns on a processor] [ns waiting for one] [time slices]" (Linux, Documentation/scheduler/sched-stats.rst).
    /// </summary>
    /// <exception cref="FormatException">The file has another content.</exception>
    /// <exception cref="IOException">The thread has ended.</exception>
    internal static ThreadTimes Read(SafeFileHandle file)
    {
        Span<byte> buffer = stackalloc byte[80];
        ReadOnlySpan<byte> text = buffer[..RandomAccess.Read(file, buffer, fileOffset: 0)];
        return Utf8Parser.TryParse(text, out long cpu, out var length) && Utf8Parser.TryParse(text[(length + 1)..], out long queueWait, out _)
            ? new(Nanoseconds(cpu), Nanoseconds(queueWait), Waits: null)
            : throw new FormatException("no schedstat");

        static TimeSpan Nanoseconds(long count) => TimeSpan.FromTicks(count / TimeSpan.NanosecondsPerTick);
    }

    // Null if the thread has just ended.
    private static ThreadTimes? OfThread(string thread)
    {
        try
        {
            using var file = File.OpenHandle(Path.Combine(thread, "schedstat"));
            return Read(file);
        }
        catch (Exception e) when (IsNotReported(e))
        {
            return null;
        }
    }

    private static long? CountWaits()
    {
        Span<nint> usage = stackalloc nint[64];
        return Environment.Is64BitProcess && GetUsage(RusageThread, ref usage[0]) == 0 ? usage[VoluntarySwitchesIndex] : null;
    }

    /// <summary>Whether an exception means that the system does not report the times, or that the thread has ended.</summary>
    internal static bool IsNotReported(Exception e) =>
        e.IsOfFiles() || e is FormatException or ArgumentOutOfRangeException or NotSupportedException or InvalidOperationException;

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref nint usage);
}
