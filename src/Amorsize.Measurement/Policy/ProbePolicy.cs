namespace Amorsize.Measurement.Policy;

/// <summary>Constants of the probe: a few sequential runs that tell what kind of work an item is.</summary>
internal sealed record ProbePolicy
{
    /// <summary>Runs at most. Chosen: the median of three is not moved by one slow run.</summary>
    public int MaxRuns { get; init; } = 3;

    /// <summary>Duration of a run, and of timing single items. Chosen: a hundredth of the default budget of 3 s.</summary>
    public TimeSpan TargetRunDuration { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>
    /// With so many shares of CPU time the second highest counts, else the highest. Foreign load lowers a share often; only a method whose compiling
    /// outlasts its run raises one, once. Chosen: of three, one outlier can be told.
    /// </summary>
    public int MinSharesToDropHighest { get; init; } = 3;

    /// <summary>Single items that are timed, at most. Chosen: enough to show a skew of the input, at a fraction of a run's cost.</summary>
    public int MaxTimedItems { get; init; } = 64;

    /// <summary>Shorter items are not timed one by one: reading the clock twice costs about a twentieth of this.</summary>
    public double MinTimedItemMicroseconds { get; init; } = 1;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(MaxRuns), MaxRuns, "runs", "at most"),
        new(nameof(TargetRunDuration), TargetRunDuration, "duration of a run"),
        new(nameof(MinSharesToDropHighest), MinSharesToDropHighest, "shares", "of CPU time, before the highest is dropped as an outlier"),
        new(nameof(MaxTimedItems), MaxTimedItems, "items", "timed one by one, at most"),
        new(nameof(MinTimedItemMicroseconds), MinTimedItemMicroseconds, "µs", "shortest item that is timed by itself"),
    ];
}
