namespace Amorsize.Measurement.Policy;

/// <summary>Constants of a trial: how much it runs, and when it is stopped.</summary>
internal sealed record TrialPolicy
{
    /// <summary>
    /// The first trial of a candidate is repeated with so many times the passes until it is long enough. Its time is unknown: on a busy machine a short
    /// loop on several workers may take a thousand times its sequential time. Chosen.
    /// </summary>
    public int FirstTrialGrowth { get; init; } = 4;

    /// <summary>Passes of a trial at most: bounds the cost of a wrong estimate of a very short item. Chosen.</summary>
    public int MaxPasses { get; init; } = 1_000_000;

    /// <summary>A trial is sized for this share of the target by the candidate's last time. Chosen: a candidate that becomes faster still has a long trial.</summary>
    public double MinTrialFraction { get; init; } = 0.75;

    /// <summary>Items for each worker of a trial, where the target allows it. Chosen: with fewer, the time is that of the last item rather than of the plan.</summary>
    public double MinItemsPerWorker { get; init; } = 4;

    /// <summary>
    /// A sequential trial runs the items of the others as long as it lasts at most so many targets. The same time is the grace of a reference plan at
    /// the deadline. Chosen.
    /// </summary>
    public double MaxSequentialTargets { get; init; } = 2;

    /// <summary>A trial is stopped at so many times the time of the fastest candidate: slower by that much is slow enough to know. Chosen.</summary>
    public double MinSlowdownToStop { get; init; } = 2;

    /// <summary>No trial is stopped before so many targets, so that a single missed time slice stops none. Chosen.</summary>
    public int MinTargetsToStop { get; init; } = 4;

    /// <summary>A candidate that was stopped so often is not run again. Chosen: interference may stop a trial once.</summary>
    public int MaxStops { get; init; } = 2;

    /// <summary>Trials are made longer so often, at most. Chosen: a second time would plan 2.6 s of the default budget of 3 s.</summary>
    public int MaxLengthenings { get; init; } = 1;

    /// <summary>Unsteady trials become so many times as long. Chosen.</summary>
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
