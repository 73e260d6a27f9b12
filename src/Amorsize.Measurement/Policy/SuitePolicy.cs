namespace Amorsize.Measurement.Policy;

/// <summary>Constants of tuning a test suite.</summary>
internal sealed class SuitePolicy
{
    /// <summary>
    /// Most workers that are tried, unless the machine has more processors. Chosen: twice the largest count of the sweep in suites.md, where most choices were
    /// 32.
    /// </summary>
    public int MaxWorkers { get; init; } = 64;

    /// <summary>Up to this many processors, every worker count is a candidate. Chosen.</summary>
    public int MaxProcessorsWithAllCounts { get; init; } = 4;

    /// <summary>Above <see cref="MaxProcessorsWithAllCounts"/>, each worker count is this many times the one before. Chosen: doubling.</summary>
    public int WorkerStepFactor { get; init; } = 2;

    /// <summary>Most candidates of a race. Chosen: each costs three runs of the suite.</summary>
    public int MaxCandidates { get; init; } = 4;

    /// <summary>
    /// Processors that a test process uses on average while it starts and ends. Chosen: it only computes then, and the just-in-time compiler works beside it.
    /// </summary>
    public double ProcessorsOfStart { get; init; } = 1.5;

    /// <summary>
    /// Number of runs of the chosen plan in which every test must have its sequential result. Source: suites.md, where none of 100 later runs failed.
    /// </summary>
    public int RunsOfChoice { get; init; } = 5;

    /// <summary>
    /// Most time that tuning may take, in sequential runs of the suite. Source: the target of suites.md, where 39 of 40 suites cost at most 7.90 runs.
    /// </summary>
    public int MaxSequentialRuns { get; init; } = 8;

    /// <summary>
    /// A candidate leaves the race once a run takes this many times the shortest run so far, and the run is stopped at that time. Chosen: runs take seconds, so
    /// that a missed time slice explains no such gap.
    /// </summary>
    public double BeatenFactor { get; init; } = 1.5;

    /// <summary>
    /// Number of runs, two of them in random order, after which a plan is used while the search goes on in later builds. Chosen: the search confirms it further.
    /// </summary>
    public int RunsOfFirstGain { get; init; } = 3;

    /// <summary>The least gain of such a plan, in each of its runs over the shortest run of the reference plans. Chosen: well above the scatter of runs.</summary>
    public double MinFirstGain { get; init; } = 0.1;

    /// <summary>Most tests that a message advises to isolate. Chosen: as many as it can name. A suite with more has a common cause.</summary>
    public int MaxIsolated { get; init; } = 10;

    /// <summary>
    /// Most tests that a test waits for when a setting keeps it from running beside them. Chosen: it starts late if it waits for many, and its clash is rarely
    /// with all of them.
    /// </summary>
    public int MaxAwaited { get; init; } = 100;

    /// <summary>A run counts as hanging when it takes longer than this many sequential runs plus <see cref="HangGrace"/>. Chosen.</summary>
    public double HangFactor { get; init; } = 2;

    /// <summary>Time added to the limit of a run, because a short suite spends most of its time starting a process. Chosen.</summary>
    public TimeSpan HangGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A suite is measured again when the total time of its tests has changed by more than this share, and a workload when its item time has. Chosen: another
    /// plan may then be the best.
    /// </summary>
    public double MaxTimeDrift { get; init; } = 1.0 / 3;

    /// <summary>A drift counts only if this many runs, or looks at a workload, in a row show it. Chosen: the first run after a build is slow.</summary>
    public int DriftRuns { get; init; } = 2;

    /// <summary>A suite is left unchanged when more than this share of its tests fails sequentially. Chosen: times of tests that fail say little.</summary>
    public double MaxFailingShare { get; init; } = 0.1;

    /// <summary>Shortest time until a suite whose tests fail is run again. Chosen: like that of a workload that fails.</summary>
    public TimeSpan MinFailingInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Shortest time between two checks for drift, of suites and workloads alike. Chosen: a check costs the user a run of the suite.</summary>
    public TimeSpan MinDriftInterval { get; init; } = TimeSpan.FromHours(24);

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(MaxWorkers), MaxWorkers, "workers", "at most"),
        new(nameof(MaxProcessorsWithAllCounts), MaxProcessorsWithAllCounts, "processors", "up to which all worker counts are candidates"),
        new(nameof(WorkerStepFactor), WorkerStepFactor, "x", "from one worker count to the next"),
        new(nameof(MaxCandidates), MaxCandidates, "candidates", "of a race, at most"),
        new(nameof(ProcessorsOfStart), ProcessorsOfStart, "processors", "in use while a run starts and ends"),
        new(nameof(RunsOfChoice), RunsOfChoice, "runs", "of the choice, without a new failure"),
        new(nameof(MaxSequentialRuns), MaxSequentialRuns, "runs", "sequential, that tuning may cost"),
        new(nameof(BeatenFactor), BeatenFactor, "x", "the shortest run: the candidate is beaten"),
        new(nameof(RunsOfFirstGain), RunsOfFirstGain, "runs", "of a plan that is used while the search goes on"),
        new(nameof(MinFirstGain), MinFirstGain, "of 1", "least gain of such a plan"),
        new(nameof(MaxIsolated), MaxIsolated, "tests", "to isolate, at most"),
        new(nameof(MaxAwaited), MaxAwaited, "tests", "that a test waits for, at most"),
        new(nameof(HangFactor), HangFactor, "x", "the sequential run: the suite hangs"),
        new(nameof(HangGrace), HangGrace, "added to the limit of a run"),
        new(nameof(MaxTimeDrift), MaxTimeDrift, "of 1", "drift of the tests' time before a new measurement"),
        new(nameof(DriftRuns), DriftRuns, "runs", "that must show the drift"),
        new(nameof(MaxFailingShare), MaxFailingShare, "of 1", "of the tests may fail sequentially"),
        new(nameof(MinFailingInterval), MinFailingInterval.TotalHours, "h", "until a suite whose tests fail is run again"),
        new(nameof(MinDriftInterval), MinDriftInterval.TotalHours, "h", "between two checks for drift"),
    ];
}
