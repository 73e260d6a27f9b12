using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Timing;

/// <summary>Tells whether what other processes computed may have disturbed what was measured since the last reading.</summary>
/// <param name="read">What has been computed so far; null where the system does not tell, and then nothing counts as disturbed.</param>
/// <param name="clock">Measures how long.</param>
/// <param name="wanted">How many processors this process may use, where its items want all of them; 0 where they mostly wait.</param>
internal sealed class InterferenceGauge(Func<ProcessorTimes?> read, TimeProvider clock, int wanted)
{
    // What may be missing of the processors before a measurement counts as disturbed.
    private const double Tolerated = 0.07;

    // What waits needs a processor now and then, and may find none where less than so many processors were idle, and less than this part of what others took.
    private const double MinIdleProcessorsForIoBound = 0.5;

    // The system counts in ticks of 10 ms.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);

    private ProcessorTimes? last = read();
    private bool wasDisturbed;
    private long lastTimestamp = clock.GetTimestamp();

    /// <summary>Whether enough time has passed for a reading to mean anything.</summary>
    public bool IsDue => clock.GetElapsedTime(lastTimestamp) >= Shortest;

    /// <summary>Whether others took hardly anything, or more than that was idle, when it was last read; true where that is not known.</summary>
    public bool HasRoom { get; private set; } = true;

    /// <summary>How many processors others kept busy on average in what was disturbed; 0 where nothing was.</summary>
    public double WorstLoad { get; private set; }

    /// <summary>Whether the time since the last reading was disturbed; too short a time counts as the time before it did, and is left for the next reading.</summary>
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
        var others = Math.Max(0, ((to.All - from.All) / elapsed) - own);
        HasRoom = others <= Tolerated || to.Processors - own - others > others;
        var needed = wanted > 0 ? wanted * (1 - Tolerated) : own + Math.Max(Tolerated * own, MinIdleProcessorsForIoBound * Math.Min(1, others));
        wasDisturbed = others > Tolerated * Math.Max(1, wanted) && to.Processors - others < needed;
        if (wasDisturbed)
            WorstLoad = Math.Max(WorstLoad, others);
        return wasDisturbed;
    }
}
