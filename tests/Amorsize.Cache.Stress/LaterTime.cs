namespace Amorsize.Cache.Stress;

/// <summary>The clock of a machine that is 40 days ahead: what is stored at the time of the others is old enough there to be pruned.</summary>
internal sealed class LaterTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(40);
}
