namespace Amorsize.Measurement.Policy;

/// <summary>Constants of tuning a test suite.</summary>
internal sealed record SuitePolicy
{
    /// <summary>Workers at most, where there are no more processors. Chosen: twice the largest count of the sweep of suites.md, where most choices were 32.</summary>
    public int MaxWorkers { get; init; } = 64;

    /// <summary>Up to so many processors, all worker counts are candidates. Chosen.</summary>
    public int MaxProcessorsWithAllCounts { get; init; } = 4;

    /// <summary>Above that, each worker count is so many times the one before. Chosen: doubling.</summary>
    public int WorkerStepFactor { get; init; } = 2;

    /// <summary>Candidates of a race at most. Chosen: each costs three runs of the suite.</summary>
    public int MaxCandidates { get; init; } = 4;

    /// <summary>Processors that the start and the end of a run use on average. Chosen: both only compute, and a starting program is compiled beside it.</summary>
    public double ProcessorsOfStart { get; init; } = 1.5;

    /// <summary>Runs of the choice in which all tests must end as they do sequentially. Source: suites.md, where none of 100 later runs failed.</summary>
    public int RunsOfChoice { get; init; } = 5;

    /// <summary>Sequential runs that tuning may cost, at most. Source: the target of suites.md, where the highest measured cost was 7.57.</summary>
    public int MaxSequentialRuns { get; init; } = 8;

    /// <summary>A run hangs when it takes so many sequential runs and <see cref="HangGrace"/>. Chosen.</summary>
    public double HangFactor { get; init; } = 2;

    /// <summary>Added to the limit of a run, since short suites are mostly the start of a process. Chosen.</summary>
    public TimeSpan HangGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A race ends if its first so many rounds are disturbed. Chosen: the next would be too, and each is long.</summary>
    public int MaxDisturbedRounds { get; init; } = 2;

    /// <summary>A suite is measured again when the time of its tests moved by more than this share. Chosen: another plan may then be the best.</summary>
    public double MaxTimeDrift { get; init; } = 1.0 / 3;

    /// <summary>Runs that must all show the drift. Chosen: the first run after a build is slow.</summary>
    public int DriftRuns { get; init; } = 2;

    /// <summary>Time between two checks for drift, at least. Chosen: a check costs the user a run of the suite.</summary>
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
        new(nameof(HangFactor), HangFactor, "x", "the sequential run: the suite hangs"),
        new(nameof(HangGrace), HangGrace, "added to the limit of a run"),
        new(nameof(MaxDisturbedRounds), MaxDisturbedRounds, "rounds", "disturbed, after which a race ends"),
        new(nameof(MaxTimeDrift), MaxTimeDrift, "of 1", "drift of the tests' time before a new measurement"),
        new(nameof(DriftRuns), DriftRuns, "runs", "that must show the drift"),
        new(nameof(MinDriftInterval), MinDriftInterval.TotalHours, "h", "between two checks for drift"),
    ];
}
