using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Runs a suite under candidates, and compares the test results of each run with those of the sequential run. A candidate fails as soon as one result differs.
/// </summary>
/// <param name="suite">The suite to run.</param>
/// <param name="sequential">The sequential run of the suite, which counts as the first trial of that reference plan.</param>
/// <param name="candidates">Says which plans are the reference plans.</param>
/// <param name="limit">Time after which a run counts as hanging, and is stopped.</param>
/// <param name="deadline">
/// No run begins after this time. A run of a candidate that goes on is stopped then, and says nothing about it. Only reference plans and confirmation runs go on,
/// because without them the runs before would be worth nothing.
/// </param>
internal sealed class SuiteTrials(ISuite suite, SuiteRun sequential, IReferencePlans<SuitePlan> candidates, TimeSpan limit, Deadline deadline)
{
    private readonly SortedSet<string> failInParallel = new(StringComparer.Ordinal);
    private readonly List<(SuitePlan Plan, SuiteRun Run)> failedRuns = [];
    private readonly List<(SuitePlan Plan, string Message)> incompleteRuns = [];
    private readonly Dictionary<SuitePlan, List<TimeSpan>> passes = [];
    private readonly Dictionary<SuitePlan, int> shuffledPasses = [];
    private readonly Dictionary<SuitePlan, TrialTime> ahead = [];
    private readonly Dictionary<SuitePlan, long> peaks = [];
    private readonly Dictionary<SuitePlan, SuiteRun> inOrder = [];
    private bool isFirst = true;

    /// <summary>The time of a trial that failed or was skipped: infinite.</summary>
    public static TrialTime Stopped => new(double.PositiveInfinity, IsComplete: false);

    /// <summary>The candidates that failed.</summary>
    public IReadOnlyList<SuitePlan> Failed => [.. failedRuns.Select(failed => failed.Plan)];

    /// <summary>The runs in which a candidate failed.</summary>
    public IReadOnlyList<(SuitePlan Plan, SuiteRun Run)> FailedRuns => failedRuns;

    /// <summary>Names of the tests whose results differed from the sequential run, under any candidate.</summary>
    public IReadOnlyCollection<string> FailInParallel => failInParallel;

    /// <summary>The runs that were stopped or ended without results. Those that ended alike share a sentence.</summary>
    public IReadOnlyList<string> IncompleteRuns =>
        [.. incompleteRuns.GroupBy(run => run.Message, StringComparer.Ordinal).Select(ended => $"{string.Join("; ", ended.Select(run => run.Plan).Distinct())}: {ended.Key}")];

    /// <summary>Whether all tests had their sequential results in at least one run under this candidate.</summary>
    public bool HasPassed(SuitePlan candidate) => passes.ContainsKey(candidate);

    /// <summary>
    /// The last run under this candidate that was not shuffled and in which all tests had their sequential results; null where there is none.
    /// </summary>
    public SuiteRun? RunOf(SuitePlan candidate) => inOrder.GetValueOrDefault(candidate);

    /// <summary>Highest memory use of a run under this candidate that passed, in bytes.</summary>
    public long PeakMemoryOf(SuitePlan candidate) => peaks.GetValueOrDefault(candidate);

    /// <summary>The times of all runs under this candidate in which all tests had their sequential results, in any order of the tests.</summary>
    public IReadOnlyList<TimeSpan> PassesOf(SuitePlan candidate) => passes.GetValueOrDefault(candidate) ?? [];

    /// <summary>The sequential run with which the results of all others are compared.</summary>
    public SuiteRun Sequential => sequential;

    /// <summary>The sequential run, and all runs under other plans in which all tests had their sequential results.</summary>
    public IReadOnlyList<CandidateSamples<SuitePlan>> Passed =>
    [
        new(candidates.Sequential, [sequential.Elapsed.TotalMicroseconds]),
        .. passes.Where(plan => plan.Key != candidates.Sequential).Select(plan => new CandidateSamples<SuitePlan>(plan.Key, [.. plan.Value.Select(time => time.TotalMicroseconds)])),
    ];

    /// <summary>
    /// Runs one trial. The time of a candidate that fails is infinite. A run that is stopped because the candidate is beaten is incomplete, and has not failed.
    /// </summary>
    /// <param name="candidate">The plan to run.</param>
    /// <param name="beatenAfter">Time after which the candidate is beaten.</param>
    /// <exception cref="UnsteadySuiteException">Two sequential runs have different results.</exception>
    public TrialTime Run(SuitePlan candidate, TimeSpan? beatenAfter = null) =>
        ahead.Remove(candidate, out var time) ? time : Try(candidate, shuffled: false, beatenAfter ?? TimeSpan.MaxValue);

    /// <summary>
    /// Begins another race. The last run of each reference plan counts as its first trial there, because only the candidates have changed. One that has run once
    /// runs again: two runs show whether the suite is steady.
    /// </summary>
    public void BeginRace()
    {
        foreach (var reference in (SuitePlan[])[candidates.Sequential, candidates.Default])
        {
            if (PassesOf(reference).Count > 1 && RunOf(reference) is { } run)
                ahead[reference] = new(run.Elapsed.TotalMicroseconds, IsComplete: true);
        }
    }

    /// <summary>Runs one trial before the race. It then counts as the candidate's first trial of the race.</summary>
    /// <inheritdoc cref="Run"/>
    public TrialTime RunAhead(SuitePlan candidate, TimeSpan? beatenAfter = null) => ahead[candidate] = Try(candidate, shuffled: false, beatenAfter ?? TimeSpan.MaxValue);

    /// <summary>
    /// Does the confirmation runs of a candidate, in random order where the runner supports that. Returns false as soon as a run does not pass: a test result
    /// differs from the sequential run, or the run does not complete. A candidate that still needs runs at the deadline is not verified.
    /// </summary>
    /// <param name="candidate">The plan to confirm.</param>
    /// <param name="runs">Number of runs that must pass in all, including earlier ones.</param>
    /// <param name="shuffled">Fewest runs in random order, including earlier ones.</param>
    public bool Verify(SuitePlan candidate, int runs, int shuffled)
    {
        for (var left = shuffled - shuffledPasses.GetValueOrDefault(candidate); left > 0 || PassesOf(candidate).Count < runs; left--)
        {
            if (deadline.IsOver || !Try(candidate, shuffled: true, TimeSpan.MaxValue).IsComplete)
                return false;
        }
        return true;
    }

    private TrialTime Try(SuitePlan candidate, bool shuffled, TimeSpan beatenAfter)
    {
        var isKnown = isFirst && candidate == candidates.Sequential;
        isFirst &= !isKnown;
        var left = shuffled || candidate == candidates.Sequential || candidate == candidates.Default ? TimeSpan.MaxValue : deadline.Left;
        if (left == TimeSpan.Zero)
            return Stopped;
        var run = isKnown ? sequential : suite.Run(candidate, shuffled, Min(left, Min(beatenAfter, limit)));
        if (run.End == SuiteEnd.Completed && run.DifferencesTo(sequential) is var differences && differences.Count == 0)
        {
            Pass(candidate, shuffled, run);
            return new(run.Elapsed.TotalMicroseconds, IsComplete: true);
        }
        if (run.End == SuiteEnd.TimedOut && left <= Min(beatenAfter, limit))
            return Stopped;
        // The run was stopped before it could count as hanging.
        if (run.End == SuiteEnd.TimedOut && run.Elapsed < limit)
            return new(run.Elapsed.TotalMicroseconds, IsComplete: false);
        if (run.End != SuiteEnd.Completed)
            incompleteRuns.Add((candidate, run.Message));
        if (candidate == candidates.Sequential)
            throw new UnsteadySuiteException(run.DifferencesTo(sequential));
        if (run.End == SuiteEnd.Completed)
            failInParallel.UnionWith(run.DifferencesTo(sequential));
        failedRuns.Add((candidate, run));
        return Stopped;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void Pass(SuitePlan candidate, bool shuffled, SuiteRun run)
    {
        passes[candidate] = [.. PassesOf(candidate), run.Elapsed];
        if (shuffled)
            shuffledPasses[candidate] = shuffledPasses.GetValueOrDefault(candidate) + 1;
        else
            inOrder[candidate] = run;
        peaks[candidate] = Math.Max(PeakMemoryOf(candidate), run.PeakMemory);
    }
}
