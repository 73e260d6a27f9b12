using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Timing;

/// <summary>How long the threads that ran a trial waited for a processor.</summary>
/// <param name="Wait">Sum over these threads of the time in which they could run but had to wait.</param>
/// <param name="Threads">Number of these threads; at least 1.</param>
/// <param name="Elapsed">Duration of the trial.</param>
internal readonly record struct ThreadLoad(TimeSpan Wait, int Threads, TimeSpan Elapsed)
{
    /// <summary>Time in which a CPU quota withheld processors; null for a plan that by itself needs more than the quota, whose time is part of the plan.</summary>
    public TimeSpan? Throttled { get; init; }

    /// <summary>Time in which the just-in-time compiler worked beside the trial.</summary>
    public TimeSpan Compiling { get; init; }

    /// <summary>Share of the threads' time in which they waited, 0 to 1.</summary>
    public double WaitShare => Elapsed > TimeSpan.Zero ? Math.Clamp(Wait / (Threads * Elapsed), 0, 1) : 0;

    /// <summary>
    /// The load of a trial between two readings. It counts the threads that computed most, at most as many as the plan has workers: waits of other threads, such
    /// as that of the just-in-time compiler, do not delay items.
    /// </summary>
    public static ThreadLoad Between(IReadOnlyDictionary<int, ThreadTimes> before, IReadOnlyDictionary<int, ThreadTimes> after, int workers, TimeSpan elapsed)
    {
        var busiest = after
            .Select(thread => (Thread: thread.Value, Before: before.GetValueOrDefault(thread.Key)))
            .Select(thread => (Cpu: thread.Thread.Cpu - thread.Before.Cpu, Wait: thread.Thread.QueueWait - thread.Before.QueueWait))
            .Where(thread => thread.Cpu > TimeSpan.Zero)
            .OrderByDescending(thread => thread.Cpu)
            .Take(workers)
            .ToList();
        return new(busiest.Aggregate(TimeSpan.Zero, (sum, thread) => sum + thread.Wait), Math.Max(1, busiest.Count), elapsed);
    }
}
