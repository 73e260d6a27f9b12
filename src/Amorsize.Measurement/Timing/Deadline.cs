namespace Amorsize.Measurement.Timing;

/// <summary>A point in time, on a clock that is a parameter.</summary>
internal readonly record struct Deadline(TimeProvider Clock, long Timestamp)
{
    public bool IsOver => Clock.GetTimestamp() >= Timestamp;

    public TimeSpan Left => IsOver ? TimeSpan.Zero : Clock.GetElapsedTime(Clock.GetTimestamp(), Timestamp);

    public static Deadline After(TimeProvider clock, TimeSpan span) =>
        new(clock, clock.GetTimestamp() + (long)(span.TotalSeconds * clock.TimestampFrequency));

    /// <summary>The deadline of a stage that may use this share of the time left.</summary>
    public Deadline Share(double share) => After(Clock, Left * share);
}
