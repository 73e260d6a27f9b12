using System.Diagnostics;
using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Profiler.Subjects;

/// <summary>Times loops with an empty body, to measure the dispatch overhead of the engine on this machine.</summary>
internal static class EmptyLoop
{
    // Runs of each loop, of which the median counts. The number is odd, so that the median is the time of one run.
    private const int Runs = 9;

    // Chunks that all workers claim together: enough that the claims take much longer than the start of the workers.
    // The total is fixed, so that the measurement takes no longer with more workers.
    private const int TotalClaims = 40_000;

    /// <typeparam name="T">The type of the workload's items, so that the timed loop is the compiled code that the workload uses.</typeparam>
    /// <param name="workers">Number of workers of the timed loops; at least 1.</param>
    public static DispatchOverhead Measure<T>(int workers)
    {
        var forkJoin = Time<T>(workers, itemsPerWorker: 1);
        var claimsPerWorker = Math.Max(1, TotalClaims / workers);
        return new(forkJoin, Math.Max(0, Time<T>(workers, claimsPerWorker) - forkJoin) / claimsPerWorker);
    }

    private static double Time<T>(int workers, int itemsPerWorker)
    {
        var times = new List<double>();
        var items = new T[workers * itemsPerWorker];
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            LoopEngine.ForEach(items, new(Execution.Threads, workers, ChunkSize: 1), static _ => { }, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return Sample.Median(times);
    }
}
