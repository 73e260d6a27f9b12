namespace Amorsize.Measurement.Timing;

/// <summary>The point in time at which a stage of the search must end, measured with the given clock.</summary>
internal readonly record struct Deadline(TimeProvider Clock, long Timestamp)
{
    public bool IsOver => Clock.GetTimestamp() >= Timestamp;

    public TimeSpan Left => IsOver ? TimeSpan.Zero : Clock.GetElapsedTime(Clock.GetTimestamp(), Timestamp);

    public static Deadline After(TimeProvider clock, TimeSpan span) =>
        new(clock, clock.GetTimestamp() + (long)(span.TotalSeconds * clock.TimestampFrequency));

    /// <summary>The deadline of a stage that may use this share (0 to 1) of the time left until this deadline.</summary>
    public Deadline Share(double share) => After(Clock, Left * share);
}
