namespace Amorsize.Measurement.Policy;

/// <summary>Constants of a whole search: how its stages share the budget, and when it is repeated.</summary>
internal sealed record SearchPolicy
{
    /// <summary>Share of the budget that the stages may plan with. Chosen: the rest is for trials that begin in time and cannot be stopped.</summary>
    public double PlannedBudgetShare { get; init; } = 0.97;

    /// <summary>Largest share of the planned budget that the warm-up may use. Chosen.</summary>
    public double MaxWarmUpShare { get; init; } = 0.25;

    /// <summary>Largest share of the time left that the probe may use. Chosen.</summary>
    public double MaxProbeShare { get; init; } = 0.15;

    /// <summary>Largest share of the time left that finding candidates may use, mostly for the parallelism scan. Chosen.</summary>
    public double MaxCandidatesShare { get; init; } = 0.4;

    /// <summary>Largest share of the time left for first runs of candidates, which start threads and compile code. Chosen.</summary>
    public double MaxPreparingShare { get; init; } = 0.25;

    /// <summary>
    /// I/O-bound workloads: a search may take at most as long as this many sequential runs. The user's wait then stays in proportion to the gain. Source: the
    /// target is 1.5 (regret.md), less slack for trials that take longer than those before them.
    /// </summary>
    public double MaxIoBoundSequentialRuns { get; init; } = 1.4;

    /// <summary>I/O-bound workloads: largest share of the time of <see cref="MaxIoBoundSequentialRuns"/> that the race may use. Chosen.</summary>
    public double MaxIoBoundRaceShare { get; init; } = 1.0 / 3;

    /// <summary>
    /// If at least this many runs fit into the budget, the reference plans are compared once even after the deadline. Interference may have used up the time,
    /// and the comparison costs only two runs. Chosen.
    /// </summary>
    public double MinRunsInBudgetForOneRound { get; init; } = 3;

    /// <summary>
    /// I/O-bound workloads under foreign load: a choice is doubtful if a trial of another candidate was faster by more than this share. Chosen: more than the
    /// scatter of one trial.
    /// </summary>
    public double MinDoubtfulGain { get; init; } = 0.05;

    /// <summary>
    /// CPU-bound workloads: a race goes on while a candidate looks faster than the default by this share, but is not yet shown to be. Chosen: a smaller gain is
    /// not worth more of the user's time.
    /// </summary>
    public double MinGainWorthShowing { get; init; } = 0.05;

    /// <summary>
    /// Number of trials that a race is planned for; it sets the duration of one trial. Chosen: half a dozen candidates in five rounds, and more rounds once
    /// some were dropped.
    /// </summary>
    public int PlannedTrials { get; init; } = 30;

    /// <summary>
    /// Planned duration of a race. Chosen: even with lengthened trials and an overrun of half a round, a race without interference ends within a second. When
    /// the duration was first shortened, races of 0.8 s found plans as good as races of 0.92 s.
    /// </summary>
    public TimeSpan PlannedRaceDuration { get; init; } = TimeSpan.FromMilliseconds(650);

    /// <summary>Shortest duration of a trial. Chosen: in a loop of 10 ms, the start of the workers is negligible.</summary>
    public TimeSpan MinTrialDuration { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>A doubtful search is repeated only if the first pass used at most this share of the budget, so that the second pass fits. Chosen.</summary>
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
