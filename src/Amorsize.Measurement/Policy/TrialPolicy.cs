namespace Amorsize.Measurement.Policy;

/// <summary>Constants of a trial: how much it runs, and when it is stopped.</summary>
internal sealed record TrialPolicy
{
    /// <summary>
    /// The first trial of a candidate is repeated with this many times the passes until it is long enough. Its time cannot be estimated: on a busy machine a
    /// short loop on several workers may take a thousand times its sequential time. Chosen.
    /// </summary>
    public int FirstTrialGrowth { get; init; } = 4;

    /// <summary>Most passes of a trial. It bounds the cost of a wrong time estimate for a very short item. Chosen.</summary>
    public int MaxPasses { get; init; } = 1_000_000;

    /// <summary>
    /// The passes of a trial are computed from the candidate's last time, to fill this share of the target duration. Chosen: a candidate that becomes faster
    /// still has a long trial.
    /// </summary>
    public double MinTrialFraction { get; init; } = 0.75;

    /// <summary>
    /// Fewest items for each worker of a trial, where the target duration allows it. Chosen: with fewer, the time depends on the last item rather than on the
    /// plan.
    /// </summary>
    public double MinItemsPerWorker { get; init; } = 4;

    /// <summary>
    /// A sequential trial runs as many items as the others, but lasts at most about this many target durations. A reference plan's trial may go on for the same
    /// time after the deadline. Chosen.
    /// </summary>
    public double MaxSequentialTargets { get; init; } = 2;

    /// <summary>
    /// A trial is stopped after this many times the time of the fastest candidate. Chosen: the exact time of a plan that is so much slower does not matter.
    /// </summary>
    public double MinSlowdownToStop { get; init; } = 2;

    /// <summary>No trial is stopped before it has lasted this many target durations, so that a single missed time slice stops none. Chosen.</summary>
    public int MinTargetsToStop { get; init; } = 4;

    /// <summary>A candidate whose trials were stopped this often is not run again. Chosen: interference may stop a trial once.</summary>
    public int MaxStops { get; init; } = 2;

    /// <summary>Trials are made longer at most this often. Chosen: after a second time the race would need 2.6 s of the default budget of 3 s.</summary>
    public int MaxLengthenings { get; init; } = 1;

    /// <summary>Factor by which trials become longer when short ones proved unsteady. Chosen.</summary>
    public int LengtheningFactor { get; init; } = 2;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(FirstTrialGrowth), FirstTrialGrowth, "x", "growth of a first trial that was too short"),
        new(nameof(MaxPasses), MaxPasses, "passes", "in a trial, at most"),
        new(nameof(MinTrialFraction), MinTrialFraction, "of 1", "of the target that a trial is sized for"),
        new(nameof(MinItemsPerWorker), MinItemsPerWorker, "items", "for each worker of a trial"),
        new(nameof(MaxSequentialTargets), MaxSequentialTargets, "targets", "duration of a sequential trial"),
        new(nameof(MinSlowdownToStop), MinSlowdownToStop, "x", "the fastest candidate's time, when a trial is stopped"),
        new(nameof(MinTargetsToStop), MinTargetsToStop, "targets", "before a trial is stopped"),
        new(nameof(MaxStops), MaxStops, "stops", "before a candidate is not run again"),
        new(nameof(MaxLengthenings), MaxLengthenings, "times", "that trials are made longer"),
        new(nameof(LengtheningFactor), LengtheningFactor, "x", "duration of lengthened trials"),
    ];
}
