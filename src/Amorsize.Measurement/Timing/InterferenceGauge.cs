using Amorsize.Measurement.Policy;
using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Timing;

/// <summary>Tells whether foreign load (CPU time of other processes) may have disturbed the measurements since the last reading.</summary>
/// <param name="read">
/// Reads the CPU time of the machine and of this process so far. Null where the operating system does not report it: then no measurement counts as disturbed.
/// </param>
/// <param name="clock">Measures the time between readings.</param>
/// <param name="neededProcessors">Processors that the items need: for CPU-bound items all that this process may use; 0 for I/O-bound items.</param>
/// <param name="policy">How much foreign load is tolerated.</param>
internal sealed class InterferenceGauge(Func<ProcessorTimes?> read, TimeProvider clock, int neededProcessors, InterferencePolicy? policy = null)
{
    private readonly InterferencePolicy policy = policy ?? MeasurementPolicy.Default.Interference;
    private ProcessorTimes? last = read();
    private bool wasDisturbed;
    private long lastTimestamp = clock.GetTimestamp();

    /// <summary>Whether enough time has passed since the last reading for a new one to be precise.</summary>
    public bool IsDue => clock.GetElapsedTime(lastTimestamp) >= policy.MinReadingInterval;

    /// <summary>Average number of processors that other processes took in the worst disturbed reading; 0 where no reading was disturbed.</summary>
    public double WorstLoad { get; private set; }

    /// <summary>
    /// Whether foreign load disturbed the time since the last reading. If that time is too short for a reading, the last answer is repeated, and the next
    /// reading covers that time too.
    /// </summary>
    public bool Read()
    {
        if (!IsDue)
            return wasDisturbed;
        var (now, timestamp) = (read(), clock.GetTimestamp());
        var elapsed = clock.GetElapsedTime(lastTimestamp, timestamp);
        var before = last;
        (last, lastTimestamp) = (now, timestamp);
        if (now is not { } to || before is not { } from)
            return wasDisturbed = false;
        var own = (to.Own - from.Own) / elapsed;
        var foreign = Math.Max(0, ((to.All - from.All) / elapsed) - own);
        var needed = neededProcessors > 0
            ? neededProcessors * (1 - policy.MaxForeignLoadShare)
            : own + Math.Max(policy.MaxForeignLoadShare * own, policy.MinIdleProcessorsForIoBound * Math.Min(1, foreign));
        wasDisturbed = foreign > policy.MaxForeignLoadShare * Math.Max(1, neededProcessors) && to.Processors - foreign < needed;
        if (wasDisturbed)
            WorstLoad = Math.Max(WorstLoad, foreign);
        return wasDisturbed;
    }
}
