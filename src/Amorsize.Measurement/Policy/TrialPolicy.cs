namespace Amorsize.Measurement.Policy;

/// <summary>Constants of a trial: how much it runs, and when it is stopped.</summary>
internal sealed class TrialPolicy
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
    /// Fewest items for each worker of a trial, counted in the longest item and where the budget allows it. Chosen: with fewer, the time depends on the last item
    /// rather than on the plan.
    /// </summary>
    public double MinItemsPerWorker { get; init; } = 4;

    /// <summary>
    /// The sample holds more than one item for each worker only if this many trials fit into the time left, and trials are as short as that needs. Chosen: three plans
    /// in a dozen rounds.
    /// </summary>
    public int MinTrials { get; init; } = 36;

    /// <summary>At least this many trials of a sample that is not all items must fit into the time left. Chosen: three plans in two rounds.</summary>
    public int MinTrialsOfPart { get; init; } = 6;

    /// <summary>
    /// A plan whose trial would last longer than this many target durations runs only a part of the sample. A reference plan's trial may go on for the same time
    /// after the deadline. Chosen.
    /// </summary>
    public double MaxSequentialTargets { get; init; } = 2;

    /// <summary>
    /// A trial is stopped after this many times the time of the fastest candidate. Chosen: the exact time of a plan that is so much slower does not matter.
    /// </summary>
    public double MinSlowdownToStop { get; init; } = 4;

    /// <summary>No trial is stopped before it has lasted this many target durations, so that a single missed time slice stops none. Chosen.</summary>
    public int MinTargetsToStop { get; init; } = 4;

    /// <summary>A candidate whose trials were stopped this often is not run again. Chosen: interference may stop a trial once.</summary>
    public int MaxStops { get; init; } = 2;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(FirstTrialGrowth), FirstTrialGrowth, "x", "growth of a first trial that was too short"),
        new(nameof(MaxPasses), MaxPasses, "passes", "in a trial, at most"),
        new(nameof(MinTrialFraction), MinTrialFraction, "of 1", "of the target that a trial is sized for"),
        new(nameof(MinItemsPerWorker), MinItemsPerWorker, "items", "for each worker of a trial, as long as the longest"),
        new(nameof(MinTrials), MinTrials, "trials", "that must fit: their duration, and samples of more than an item for each worker"),
        new(nameof(MinTrialsOfPart), MinTrialsOfPart, "trials", "of a part of the items, that must fit"),
        new(nameof(MaxSequentialTargets), MaxSequentialTargets, "targets", "duration of a trial that runs the whole sample"),
        new(nameof(MinSlowdownToStop), MinSlowdownToStop, "x", "the fastest candidate's time, when a trial is stopped"),
        new(nameof(MinTargetsToStop), MinTargetsToStop, "targets", "before a trial is stopped"),
        new(nameof(MaxStops), MaxStops, "stops", "before a candidate is not run again"),
    ];
}
