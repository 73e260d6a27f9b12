namespace Amorsize.Cache.Stress;

/// <summary>A clock that is 40 days ahead, so that an entry stored with the real time is old enough to be pruned.</summary>
internal sealed class LaterTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(40);
}
