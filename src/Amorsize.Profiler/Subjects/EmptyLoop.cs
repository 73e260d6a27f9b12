using System.Diagnostics;
using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Profiler.Subjects;

/// <summary>Loops whose body does nothing, to time what the engine itself costs on this machine.</summary>
internal static class EmptyLoop
{
    private const int Runs = 9;

    // In all: enough to stand out from starting the workers, and a moment on any number of processors.
    private const int Claims = 40_000;

    /// <typeparam name="T">The type of the workload's items: the loop that is timed is then one that has been run and compiled with them.</typeparam>
    /// <param name="workers">At least 1.</param>
    public static DispatchOverhead Measure<T>(int workers)
    {
        var forkJoin = Time<T>(workers, itemsPerWorker: 1);
        var claims = Math.Max(1, Claims / workers);
        return new(forkJoin, Math.Max(0, Time<T>(workers, claims) - forkJoin) / claims);
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
