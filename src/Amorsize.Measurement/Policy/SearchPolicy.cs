namespace Amorsize.Measurement.Policy;

/// <summary>Constants of a whole search: how its stages share the budget, and when it is repeated.</summary>
internal sealed record SearchPolicy
{
    /// <summary>Share of the budget that is planned. Chosen: the rest is for trials that begin in time and cannot be stopped.</summary>
    public double PlannedBudgetShare { get; init; } = 0.97;

    /// <summary>Share of the planned budget for the warm-up, at most. Chosen.</summary>
    public double MaxWarmUpShare { get; init; } = 0.25;

    /// <summary>Share of the time left for the probe, at most. Chosen.</summary>
    public double MaxProbeShare { get; init; } = 0.15;

    /// <summary>Share of the time left for finding candidates, the parallelism scan above all, at most. Chosen.</summary>
    public double MaxCandidatesShare { get; init; } = 0.4;

    /// <summary>Share of the time left for first runs, which start threads and compile, at most. Chosen.</summary>
    public double MaxPreparingShare { get; init; } = 0.25;

    /// <summary>
    /// I/O-bound workloads: sequential runs that a search may take, at most. The user's wait stays in proportion to the gain. Source: the target is 1.5
    /// (regret.md), less slack for trials that take longer than those before them.
    /// </summary>
    public double MaxIoBoundSequentialRuns { get; init; } = 1.4;

    /// <summary>I/O-bound workloads: share of that time for the race, at most. Chosen.</summary>
    public double MaxIoBoundRaceShare { get; init; } = 1.0 / 3;

    /// <summary>
    /// The reference plans are compared once, even after the deadline, where a run fits so often into the budget. Interference may have taken the time,
    /// and the comparison costs two runs. Chosen.
    /// </summary>
    public double MinRunsInBudgetForOneRound { get; init; } = 3;

    /// <summary>Under load, a choice is doubtful if a single trial of another was faster by more than this share. Chosen: above the luck of a trial.</summary>
    public double MinDoubtfulGain { get; init; } = 0.05;

    /// <summary>CPU-bound workloads: a race goes on while a candidate looks better than the default by this share. Chosen: less is not worth more of the user's time.</summary>
    public double MinGainWorthShowing { get; init; } = 0.05;

    /// <summary>Trials that the race is planned for: half a dozen candidates in five rounds, and more rounds once some have gone. Chosen.</summary>
    public int PlannedTrials { get; init; } = 30;

    /// <summary>
    /// Planned duration of a race. Chosen: with lengthened trials and half a round too much, a race without interference ends within a second. Races of
    /// 0.8 s found as much as races of 0.92 s when it was first shortened.
    /// </summary>
    public TimeSpan PlannedRaceDuration { get; init; } = TimeSpan.FromMilliseconds(650);

    /// <summary>Duration of a trial, at least. Chosen: a loop of 10 ms does not notice the start of its workers.</summary>
    public TimeSpan MinTrialDuration { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>A doubtful search is repeated if the first pass used at most this share of the budget: then the second one fits. Chosen.</summary>
    public double MaxFirstPassShare { get; init; } = 0.5;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(PlannedBudgetShare), PlannedBudgetShare, "of 1", "of the budget that is planned"),
        new(nameof(MaxWarmUpShare), MaxWarmUpShare, "of 1", "of the planned budget for the warm-up"),
        new(nameof(MaxProbeShare), MaxProbeShare, "of 1", "of the time left for the probe"),
        new(nameof(MaxCandidatesShare), MaxCandidatesShare, "of 1", "of the time left for finding candidates"),
        new(nameof(MaxPreparingShare), MaxPreparingShare, "of 1", "of the time left for first runs"),
        new(nameof(MaxIoBoundSequentialRuns), MaxIoBoundSequentialRuns, "runs", "sequential, that an I/O-bound search may take"),
        new(nameof(MaxIoBoundRaceShare), MaxIoBoundRaceShare, "of 1", "of that time for the race"),
        new(nameof(MinRunsInBudgetForOneRound), MinRunsInBudgetForOneRound, "runs", "in the budget, for one round after the deadline"),
        new(nameof(MinDoubtfulGain), MinDoubtfulGain, "of 1", "by which another trial makes a choice doubtful"),
        new(nameof(MinGainWorthShowing), MinGainWorthShowing, "of 1", "over the default, for which a race goes on"),
        new(nameof(PlannedTrials), PlannedTrials, "trials", "that a race is planned for"),
        new(nameof(PlannedRaceDuration), PlannedRaceDuration, "planned duration of a race"),
        new(nameof(MinTrialDuration), MinTrialDuration, "shortest trial"),
        new(nameof(MaxFirstPassShare), MaxFirstPassShare, "of 1", "of the budget, after which nothing is repeated"),
    ];
}
