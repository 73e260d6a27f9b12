using System.Diagnostics;
using Amorsize.Engine;
using Amorsize.Tuning.Loops;
using Amorsize.Tuning.Statistics;

namespace Amorsize.Profiler.Subjects;

/// <summary>Loops whose body does nothing, to time what the engine itself costs on this machine.</summary>
internal static class EmptyLoop
{
    private const int Runs = 9;
    private const int ClaimsPerWorker = 1000;

    public static DispatchOverhead Measure(int workers)
    {
        var forkJoin = Time(workers, itemsPerWorker: 1);
        return new(forkJoin, Math.Max(0, Time(workers, ClaimsPerWorker) - forkJoin) / ClaimsPerWorker);
    }

    private static double Time(int workers, int itemsPerWorker)
    {
        var times = new List<double>();
        var items = new int[workers * itemsPerWorker];
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            LoopEngine.ForEach(items, new(Execution.Threads, workers, ChunkSize: 1), static _ => { }, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return Sample.Median(times);
    }
}
