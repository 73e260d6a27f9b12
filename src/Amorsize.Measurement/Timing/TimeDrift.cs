namespace Amorsize.Measurement.Timing;

/// <summary>The rules by which workloads and test suites are looked at again, to see whether they still take as long as when they were measured.</summary>
internal static class TimeDrift
{
    /// <summary>Whether the last look is long enough ago, and something was built since.</summary>
    /// <param name="measuredAt">When the result was stored.</param>
    /// <param name="lookedAt">When the time was last looked at; null if never. A time in the future comes from a wrong clock and does not count.</param>
    /// <param name="now">The current time.</param>
    /// <param name="interval">Shortest time between two looks.</param>
    /// <param name="lastBuilt">Returns when something was last built that may change the time. It is called only if a look is due otherwise.</param>
    public static bool IsDue(DateTimeOffset measuredAt, DateTimeOffset? lookedAt, DateTimeOffset now, TimeSpan interval, Func<DateTimeOffset> lastBuilt)
    {
        var last = lookedAt is { } looked && looked > measuredAt && looked <= now ? looked : measuredAt;
        return now - last >= interval && lastBuilt() > last;
    }
}
