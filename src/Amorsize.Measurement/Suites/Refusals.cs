namespace Amorsize.Measurement.Suites;

/// <summary>The measurements of a suite that were refused within a day, because foreign load left the choice open.</summary>
/// <param name="Count">Their number; zero if there was none.</param>
/// <param name="First">The time of the first one.</param>
internal readonly record struct Refusals(int Count, DateTimeOffset First)
{
    // Chosen: three meet different hours of a working day. Each costs the user up to AmorsizeTestTimeSlice.
    private const int MostInADay = 3;
    private static readonly TimeSpan day = TimeSpan.FromDays(1);

    /// <summary>When a suite may be measured again after as many refusals as a day may have; null if it may be measured now.</summary>
    public DateTimeOffset? NextTry(DateTimeOffset now) => Count >= MostInADay && !IsPast(now) ? First + day : null;

    /// <summary>Whether the day is over, so that they no longer count. A clock that was set back ends it, too.</summary>
    public bool IsPast(DateTimeOffset now) => Count > 0 && (now - First >= day || now < First);

    /// <summary>These refusals and another one.</summary>
    public Refusals Plus(DateTimeOffset now) => Count == 0 || IsPast(now) ? new(1, now) : this with { Count = Count + 1 };
}
