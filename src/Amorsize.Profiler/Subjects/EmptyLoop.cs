using System.Diagnostics;
using Amorsize.Engine;
using Amorsize.Tuning.Loops;
using Amorsize.Tuning.Statistics;

namespace Amorsize.Profiler.Subjects;

/// <summary>Loops whose body does nothing, to time what the engine itself costs on this machine.</summary>
internal static class EmptyLoop
{
    private const int Runs = 9;
    private const int ClaimsPerWorker = 20_000;

    /// <typeparam name="T">The items' type: the engine's code is made for each, and that for the workload's items has been compiled as well as can be when these have been run.</typeparam>
    /// <param name="workers">At least 1.</param>
    public static DispatchOverhead Measure<T>(int workers)
    {
        var forkJoin = Time<T>(workers, itemsPerWorker: 1);
        return new(forkJoin, Math.Max(0, Time<T>(workers, ClaimsPerWorker) - forkJoin) / ClaimsPerWorker);
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
