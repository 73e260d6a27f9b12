namespace Amorsize.Measurement.Policy;

/// <summary>Constants that tell whether other processes disturbed a measurement.</summary>
internal sealed record InterferencePolicy
{
    /// <summary>
    /// A round counts as disturbed when other processes take more than this share of the processors that it needs. Checked by noise.md: with it, 60
    /// tunings on a busy machine stored no wrong result.
    /// </summary>
    public double MaxForeignLoadShare { get; init; } = 0.07;

    /// <summary>
    /// An I/O-bound workload needs a processor now and then. A reading counts as disturbed where fewer processors than this were idle. If the foreign load is
    /// below one processor, this share of that load must be idle. Chosen.
    /// </summary>
    public double MinIdleProcessorsForIoBound { get; init; } = 0.5;

    /// <summary>
    /// Shortest time between two readings. Chosen: the operating system counts CPU time in ticks of 10 ms, so an error of one tick is then 5 %.
    /// </summary>
    public TimeSpan MinReadingInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(MaxForeignLoadShare), MaxForeignLoadShare, "of 1", "of the needed processors that others may take"),
        new(nameof(MinIdleProcessorsForIoBound), MinIdleProcessorsForIoBound, "processors", "that must be idle for an I/O-bound workload"),
        new(nameof(MinReadingInterval), MinReadingInterval, "between two readings of the load"),
    ];
}
