namespace Amorsize.Cache.Races.Tests;

/// <summary>A clock that stands still, because a scenario varies only the order of steps.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
