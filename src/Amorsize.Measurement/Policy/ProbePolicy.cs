namespace Amorsize.Measurement.Policy;

/// <summary>Constants of the probe: a few sequential runs that tell what kind of work an item is.</summary>
internal sealed record ProbePolicy
{
    /// <summary>Most runs of the probe. Chosen: the median of three is not moved by one slow run.</summary>
    public int MaxRuns { get; init; } = 3;

    /// <summary>Intended duration of a run, and of timing single items. Chosen: a hundredth of the default budget of 3 s.</summary>
    public TimeSpan TargetRunDuration { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>
    /// With at least this many CPU shares, the highest is dropped and the second highest counts; with fewer, the highest counts. Foreign load often lowers a
    /// share. Only compilation that outlasts the run raises one, and only once. Chosen: three shares are the fewest that reveal one outlier.
    /// </summary>
    public int MinSharesToDropHighest { get; init; } = 3;

    /// <summary>
    /// At most this many items are timed one by one. Chosen: enough to show whether item times differ across the input, at a fraction of a run's cost.
    /// </summary>
    public int MaxTimedItems { get; init; } = 64;

    /// <summary>
    /// Items shorter than this are not timed one by one. Reading the clock twice costs about a twentieth of this time, which would distort shorter ones.
    /// </summary>
    public double MinTimedItemMicroseconds { get; init; } = 1;

    /// <summary>
    /// I/O-bound workloads: single items are timed for at most this share of a sequential run. Chosen: the user's wait stays in proportion to the gain.
    /// </summary>
    public double MaxIoBoundShare { get; init; } = 0.05;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(MaxRuns), MaxRuns, "runs", "at most"),
        new(nameof(TargetRunDuration), TargetRunDuration, "duration of a run"),
        new(nameof(MinSharesToDropHighest), MinSharesToDropHighest, "shares", "of CPU time, before the highest is dropped as an outlier"),
        new(nameof(MaxIoBoundShare), MaxIoBoundShare, "of 1", "of a sequential run, for timing I/O-bound items"),
        new(nameof(MaxTimedItems), MaxTimedItems, "items", "timed one by one, at most"),
        new(nameof(MinTimedItemMicroseconds), MinTimedItemMicroseconds, "µs", "shortest item that is timed by itself"),
    ];
}
