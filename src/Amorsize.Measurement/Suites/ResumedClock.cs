namespace Amorsize.Measurement.Suites;

/// <summary>A clock that is ahead of another by the time of runs that earlier builds have made.</summary>
internal sealed class ResumedClock(TimeProvider clock) : TimeProvider
{
    private long ahead;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp() => clock.GetTimestamp() + ahead;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public void Advance(TimeSpan time) => ahead += (long)(time.TotalSeconds * TimestampFrequency);
}
