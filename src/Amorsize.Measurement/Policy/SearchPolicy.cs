namespace Amorsize.Measurement.Policy;

/// <summary>Constants of a whole search: how its stages share the budget, and when it is repeated.</summary>
internal sealed class SearchPolicy
{
    /// <summary>Share of the budget that the stages may plan with. Chosen: the rest is for trials that begin in time and cannot be stopped.</summary>
    public double PlannedBudgetShare { get; init; } = 0.97;

    /// <summary>Largest share of the planned budget that the warm-up may use. Chosen.</summary>
    public double MaxWarmUpShare { get; init; } = 0.25;

    /// <summary>Largest share of the time left that the probe may use. Chosen.</summary>
    public double MaxProbeShare { get; init; } = 0.15;

    /// <summary>Largest share of the time left that finding candidates may use, mostly for the parallelism scan. Chosen.</summary>
    public double MaxCandidatesShare { get; init; } = 0.3;

    /// <summary>Largest share of the time left for first runs of candidates, which start threads and compile code. Chosen.</summary>
    public double MaxPreparingShare { get; init; } = 0.25;

    /// <summary>
    /// I/O-bound workloads: a search may take at most as long as this many sequential runs. The user's wait then stays in proportion to the gain. Source: the
    /// target is 1.5 (regret.md), less slack for trials that take longer than those before them.
    /// </summary>
    public double MaxIoBoundSequentialRuns { get; init; } = 1.4;

    /// <summary>
    /// I/O-bound workloads: a search may take this long however short the workload is. Chosen: a comparison of half a dozen plans fits, and the user hardly
    /// notices it.
    /// </summary>
    public TimeSpan MinIoBoundSearch { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// If at least this many runs fit into the budget, the reference plans are compared once even after the deadline. Interference may have used up the time,
    /// and the comparison costs only two runs. Chosen.
    /// </summary>
    public double MinRunsInBudgetForOneRound { get; init; } = 3;

    /// <summary>
    /// Planned duration of the screening. Chosen: half a dozen candidates run five rounds in it, and more rounds once some were dropped.
    /// </summary>
    public TimeSpan ScreeningDuration { get; init; } = TimeSpan.FromMilliseconds(650);

    /// <summary>Duration of a trial. Chosen: in a loop of 20 ms, the start of the workers is negligible.</summary>
    public TimeSpan TrialDuration { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Shortest duration of a trial where the budget is short. Chosen: the start of the workers, some 10 µs, is still under 1 % of it.</summary>
    public TimeSpan MinTrialDuration { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// Longest duration of a trial of a workload that pauses for garbage collections. Chosen: a trial that holds one pause more or less than another should
    /// differ by no more than the times that count as equal, but a comparison must still fit into the default budget of 3 s.
    /// </summary>
    public TimeSpan MaxTrialDuration { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>
    /// Largest share of the duration of an earlier search that a check of its result may use, the fewest rounds excepted. Source: a re-measurement of an unchanged workload may take
    /// a third of the first.
    /// </summary>
    public double MaxRecheckShare { get; init; } = 0.3;

    /// <summary>Duration of a trial in a check of an earlier result. Chosen: three rounds of four plans, with warm-up and probe, then take a third of a search.</summary>
    public TimeSpan RecheckTrialDuration { get; init; } = TimeSpan.FromMilliseconds(15);

    /// <summary>
    /// After this many checks in a row that held, plans are looked for anew: a plan that came third once may be the best by now. Chosen: checks then save two
    /// thirds of the time of four searches in five.
    /// </summary>
    public int MaxChecks { get; init; } = 4;

    /// <summary>A doubtful search is repeated only if the first pass used at most this share of the budget, so that the second pass fits. Chosen.</summary>
    public double MaxFirstPassShare { get; init; } = 0.7;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(PlannedBudgetShare), PlannedBudgetShare, "of 1", "of the budget that is planned"),
        new(nameof(MaxWarmUpShare), MaxWarmUpShare, "of 1", "of the planned budget for the warm-up"),
        new(nameof(MaxProbeShare), MaxProbeShare, "of 1", "of the time left for the probe"),
        new(nameof(MaxCandidatesShare), MaxCandidatesShare, "of 1", "of the time left for finding candidates"),
        new(nameof(MaxPreparingShare), MaxPreparingShare, "of 1", "of the time left for first runs"),
        new(nameof(MaxIoBoundSequentialRuns), MaxIoBoundSequentialRuns, "runs", "sequential, that an I/O-bound search may take"),
        new(nameof(MinIoBoundSearch), MinIoBoundSearch, "that an I/O-bound search may take in any case"),
        new(nameof(MinRunsInBudgetForOneRound), MinRunsInBudgetForOneRound, "runs", "in the budget, for one round after the deadline"),
        new(nameof(ScreeningDuration), ScreeningDuration, "planned duration of the screening"),
        new(nameof(TrialDuration), TrialDuration, "duration of a trial"),
        new(nameof(MinTrialDuration), MinTrialDuration, "duration of a trial in a short budget"),
        new(nameof(MaxTrialDuration), MaxTrialDuration, "longest trial of a workload that collects garbage"),
        new(nameof(MaxRecheckShare), MaxRecheckShare, "of 1", "of an earlier search, for a check of its result"),
        new(nameof(RecheckTrialDuration), RecheckTrialDuration, "duration of a trial in such a check"),
        new(nameof(MaxChecks), MaxChecks, "checks", "in a row, before plans are looked for anew"),
        new(nameof(MaxFirstPassShare), MaxFirstPassShare, "of 1", "of the budget, after which nothing is repeated"),
    ];
}
