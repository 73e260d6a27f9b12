using Amorsize.Measurement.Policy;
using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Timing;

/// <summary>Tells whether foreign load may have disturbed the measurements since the last reading.</summary>
/// <param name="read">CPU time so far; null where the system does not tell, and then no measurement counts as disturbed.</param>
/// <param name="clock">Measures the time between readings.</param>
/// <param name="neededProcessors">Processors that this process may use, where its items need all of them; 0 where they are I/O-bound.</param>
/// <param name="policy">How much foreign load is tolerated.</param>
internal sealed class InterferenceGauge(Func<ProcessorTimes?> read, TimeProvider clock, int neededProcessors, InterferencePolicy? policy = null)
{
    private readonly InterferencePolicy policy = policy ?? MeasurementPolicy.Default.Interference;
    private ProcessorTimes? last = read();
    private bool wasDisturbed;
    private long lastTimestamp = clock.GetTimestamp();

    /// <summary>Whether enough time has passed for a reading to mean anything.</summary>
    public bool IsDue => clock.GetElapsedTime(lastTimestamp) >= policy.MinReadingInterval;

    /// <summary>Whether the last reading showed next to no foreign load, or more idle processors than that; true where it is not known.</summary>
    public bool HasRoom { get; private set; } = true;

    /// <summary>Processors that other processes took on average in the worst disturbed reading; 0 where none was disturbed.</summary>
    public double WorstLoad { get; private set; }

    /// <summary>
    /// Whether the time since the last reading was disturbed. A time that is too short for a reading counts as the one before did, and becomes part of the
    /// next reading.
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
        {
            HasRoom = true;
            return wasDisturbed = false;
        }
        var own = (to.Own - from.Own) / elapsed;
        var foreign = Math.Max(0, ((to.All - from.All) / elapsed) - own);
        HasRoom = foreign <= policy.MaxForeignLoadShare || to.Processors - own - foreign > foreign;
        var needed = neededProcessors > 0
            ? neededProcessors * (1 - policy.MaxForeignLoadShare)
            : own + Math.Max(policy.MaxForeignLoadShare * own, policy.MinIdleProcessorsForIoBound * Math.Min(1, foreign));
        wasDisturbed = foreign > policy.MaxForeignLoadShare * Math.Max(1, neededProcessors) && to.Processors - foreign < needed;
        if (wasDisturbed)
            WorstLoad = Math.Max(WorstLoad, foreign);
        return wasDisturbed;
    }
}
