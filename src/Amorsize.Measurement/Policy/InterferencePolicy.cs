namespace Amorsize.Measurement.Policy;

/// <summary>Constants that tell whether other processes disturbed a measurement.</summary>
internal sealed class InterferencePolicy
{
    /// <summary>
    /// A trial, or the run of a suite, counts as disturbed when its threads waited for a processor for more than this share of their time. Chosen: twice the
    /// difference of times that count as equal.
    /// </summary>
    public double MaxForeignLoadShare { get; init; } = 0.07;

    /// <summary>A disturbed trial that took longer is not repeated. Chosen: a few times the usual duration of a trial.</summary>
    public TimeSpan MaxRepeatedTrial { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// A CPU-bound workload is refused when its threads waited for more than this share of their time, and no time limit of a trial is extended for a longer wait.
    /// Chosen: the correction of a time is then a factor of four. Beside one process that never pauses, a second worker may wait for all of a short loop.
    /// </summary>
    public double MaxCorrectedWaitShare { get; init; } = 0.75;

    /// <summary>
    /// Under load, a workload that may gain this share by parallel plans, but is not shown to gain anything, is refused: the choice between sequential and
    /// parallel would be a guess. Chosen: as much as a single round must show.
    /// </summary>
    public double MaxUndecidedGain { get; init; } = 0.25;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(MaxForeignLoadShare), MaxForeignLoadShare, "of 1", "of the time that threads may wait"),
        new(nameof(MaxRepeatedTrial), MaxRepeatedTrial, "longest disturbed trial that is repeated"),
        new(nameof(MaxCorrectedWaitShare), MaxCorrectedWaitShare, "of 1", "largest wait that can be corrected"),
        new(nameof(MaxUndecidedGain), MaxUndecidedGain, "of 1", "gain that may be left undecided under load"),
    ];
}
