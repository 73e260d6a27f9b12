using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Runtime.CompilerServices;
using Amorsize.Tuning.Search;

namespace Amorsize.Profiler.Subjects;

/// <summary>Times runs: wall time, the process's CPU time, and the calling thread's wait for a processor.</summary>
internal static class Stopwatches
{
    /// <summary>Times passes that run on this thread.</summary>
    /// <exception cref="WorkloadFailedException">A pass threw.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Trial Time(int passes, Action pass)
    {
        var queueWait = QueueWait();
        var trial = TimeOnly(passes, pass);
        return trial with { QueueWait = QueueWait() - queueWait };
    }

    /// <summary>Times passes that run wherever their tasks do: this thread only waits for them, and how it is scheduled tells nothing of them.</summary>
    /// <exception cref="WorkloadFailedException">A pass threw.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Trial Time(int passes, Func<Task> pass) => TimeOnly(passes, () => pass().GetAwaiter().GetResult());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Trial TimeOnly(int passes, Action pass)
    {
        var cpu = CpuTime();
        var start = Stopwatch.GetTimestamp();
        try
        {
            for (var i = 0; i < passes; i++)
                pass();
        }
        catch (Exception e)
        {
            throw new WorkloadFailedException(e is AggregateException { InnerException: { } first } ? first : e);
        }
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new(elapsed, CpuTime() - cpu, QueueWait: TimeSpan.Zero);
    }

    // Without the compiler: optimising what a network client needs keeps a processor busy for a second, and is no work of the item's.
    private static TimeSpan CpuTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime - JitInfo.GetCompilationTime();
    }

    // Linux: time on the processor, time in the run queue (both in ns), time slices.
    private static TimeSpan QueueWait()
    {
        try
        {
            var fields = File.ReadAllText("/proc/thread-self/schedstat").Split(' ');
            return TimeSpan.FromMicroseconds(double.Parse(fields[1], CultureInfo.InvariantCulture) / 1e3);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return TimeSpan.Zero;
        }
    }
}
