namespace Amorsize.Cache.Races.Tests;

/// <summary>Always the same moment: here only the order of steps differs.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
