using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;

namespace Amorsize.Profiler.Subjects;

/// <summary>Times runs of a workload: elapsed time, CPU share and allocated memory.</summary>
internal static class Stopwatches
{
    /// <summary>Times synchronous passes. The CPU share is that of this thread, or that of the whole process if it is greater.</summary>
    /// <param name="passes">Number of calls of <paramref name="pass"/>, at least 1.</param>
    /// <param name="limit">Time after which the token that <paramref name="pass"/> gets is canceled; infinite: never.</param>
    /// <param name="pass">Runs the workload once over its items.</param>
    /// <exception cref="WorkloadFailedException">A pass threw.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Trial Time(int passes, TimeSpan limit, Action<CancellationToken> pass)
    {
        var start = Stopwatch.GetTimestamp();
        var before = ThreadTimes.OfThisThread();
        var trial = TimeOnly(passes, limit, pass);
        var after = ThreadTimes.OfThisThread();
        var share = ThreadTimes.CpuShare(before, after, Stopwatch.GetElapsedTime(start));
        return trial with { CpuShare = Math.Max(share, trial.CpuShare) };
    }

    /// <summary>Times passes whose tasks run on any threads. This thread only waits for them, so its scheduling times are not used.</summary>
    /// <inheritdoc cref="Time(int, TimeSpan, Action{CancellationToken})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Trial Time(int passes, TimeSpan limit, Func<CancellationToken, Task> pass)
    {
        var before = ThreadTimes.QueueWaitOfOtherThreads();
        var trial = TimeOnly(passes, limit, stop => pass(stop).GetAwaiter().GetResult());
        return trial with { CpuShare = ThreadTimes.CpuShare(trial.CpuShare, trial.Elapsed, ThreadTimes.QueueWaitOfOtherThreads() - before) };
    }

    /// <summary>
    /// Times items alone, in an order that spreads over the input, until the time is over. Returns the times of those that were run, in microseconds and in the
    /// order of the input.
    /// </summary>
    /// <exception cref="WorkloadFailedException">The body threw.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static IReadOnlyList<double> TimeEach<T>(T[] items, TimeSpan limit, Action<T> body)
    {
        var times = new double?[items.Length];
        var order = Spread.Order(items.Length);
        TimeOnly(passes: 1, Timeout.InfiniteTimeSpan, _ =>
        {
            var begun = Stopwatch.GetTimestamp();
            foreach (var i in order)
            {
                var start = Stopwatch.GetTimestamp();
                if (Stopwatch.GetElapsedTime(begun, start) > limit)
                    break;
                body(items[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        });
        return [.. times.OfType<double>()];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Trial TimeOnly(int passes, TimeSpan limit, Action<CancellationToken> pass)
    {
        using var stop = limit == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(limit);
        var token = stop?.Token ?? CancellationToken.None;
        bool isComplete;
        var cpu = CpuTime();
        var allocated = GC.GetTotalAllocatedBytes();
        var (collections, pause) = (GC.CollectionCount(0), GC.GetTotalPauseDuration());
        var contentions = Monitor.LockContentionCount;
        var start = Stopwatch.GetTimestamp();
        try
        {
            for (var i = 0; i < passes; i++)
                pass(token);
            // A job may return early, without an exception, when its token is canceled.
            isComplete = !token.IsCancellationRequested;
        }
        catch when (token.IsCancellationRequested)
        {
            // After a cancellation, any exception counts as its consequence, since many client libraries throw another type than OperationCanceledException.
            isComplete = false;
        }
        catch (Exception e)
        {
            throw new WorkloadFailedException(e is AggregateException { InnerException: { } first } ? first : e);
        }
        var elapsed = Stopwatch.GetElapsedTime(start);
        var used = CpuTime() - cpu;
        var share = elapsed > TimeSpan.Zero ? Math.Clamp(used / elapsed, 0, 1) : 1;
        return new(elapsed, share, GC.GetTotalAllocatedBytes() - allocated, GC.CollectionCount(0) - collections, GC.GetTotalPauseDuration() - pause, isComplete)
        {
            Cpu = used,
            LockContentions = Monitor.LockContentionCount - contentions,
        };
    }

    // CPU time of all threads without the time of the just-in-time compiler, which is not work of the items.
    // Optimizing the code of a network client, for example, takes one second of CPU time.
    // The compiler's time is elapsed time, so under foreign load too much is subtracted.
    private static TimeSpan CpuTime() => ProcessCpuTime.Read() - JitInfo.GetCompilationTime();
}
