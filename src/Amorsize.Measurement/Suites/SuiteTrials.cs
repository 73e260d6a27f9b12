using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Runs a suite under candidates, and compares the test results of each run with those of the sequential run. A candidate fails as soon as one result differs.
/// </summary>
/// <param name="suite">The suite to run.</param>
/// <param name="sequential">The sequential run of the suite, which counts as the first trial of that reference plan.</param>
/// <param name="candidates">Says which plans are the reference plans.</param>
/// <param name="limit">Time after which a run is stopped.</param>
internal sealed class SuiteTrials(ISuite suite, SuiteRun sequential, IReferencePlans<SuitePlan> candidates, TimeSpan limit)
{
    private readonly SortedSet<string> failInParallel = new(StringComparer.Ordinal);
    private readonly List<SuitePlan> failed = [];
    private readonly List<string> incompleteRuns = [];
    private readonly Dictionary<SuitePlan, int> passes = [];
    private readonly Dictionary<SuitePlan, long> peaks = [];
    private readonly Dictionary<SuitePlan, SuiteRun> inOrder = [];
    private bool isFirst = true;

    /// <summary>The time of a trial that failed or was skipped: infinite.</summary>
    public static TrialTime Stopped => new(double.PositiveInfinity, IsComplete: false);

    /// <summary>The candidates that failed.</summary>
    public IReadOnlyList<SuitePlan> Failed => failed;

    /// <summary>Names of the tests whose results differed from the sequential run, under any candidate.</summary>
    public IReadOnlyCollection<string> FailInParallel => failInParallel;

    /// <summary>The runs that were stopped or ended without results, each in a sentence.</summary>
    public IReadOnlyList<string> IncompleteRuns => incompleteRuns;

    /// <summary>Whether all tests had their sequential results in at least one run under this candidate.</summary>
    public bool HasPassed(SuitePlan candidate) => passes.ContainsKey(candidate);

    /// <summary>
    /// The last run under this candidate that was not shuffled and in which all tests had their sequential results; null where there is none.
    /// </summary>
    public SuiteRun? RunOf(SuitePlan candidate) => inOrder.GetValueOrDefault(candidate);

    /// <summary>Highest memory use of a run under this candidate that passed, in bytes.</summary>
    public long PeakMemoryOf(SuitePlan candidate) => peaks.GetValueOrDefault(candidate);

    /// <summary>Runs one trial; the time of a candidate that fails is infinite.</summary>
    /// <exception cref="UnsteadySuiteException">Two sequential runs have different results.</exception>
    public TrialTime Run(SuitePlan candidate) => Try(candidate, shuffled: false) is { } elapsed
        ? new(elapsed.TotalMicroseconds, IsComplete: true)
        : Stopped;

    /// <summary>
    /// Does the confirmation runs of a candidate, in random order where the runner supports that. Returns false as soon as a run does not pass: a test result
    /// differs from the sequential run, or the run does not complete.
    /// </summary>
    /// <param name="candidate">The plan to confirm.</param>
    /// <param name="runs">Number of runs that must pass in all, including earlier ones.</param>
    /// <param name="shuffled">Fewest runs in random order, however many runs have already passed.</param>
    /// <param name="deadline">No run begins after this time. A candidate that still needs runs is then not verified.</param>
    public bool Verify(SuitePlan candidate, int runs, int shuffled, Deadline deadline)
    {
        for (; shuffled > 0 || passes.GetValueOrDefault(candidate) < runs; shuffled--)
        {
            if (deadline.IsOver || Try(candidate, shuffled: true) is null)
                return false;
        }
        return true;
    }

    private TimeSpan? Try(SuitePlan candidate, bool shuffled)
    {
        var isKnown = isFirst && candidate == candidates.Sequential;
        isFirst &= !isKnown;
        var run = isKnown ? sequential : suite.Run(candidate, shuffled, limit);
        if (run.End == SuiteEnd.Completed && run.DifferencesTo(sequential) is var differences && differences.Count == 0)
        {
            passes[candidate] = passes.GetValueOrDefault(candidate) + 1;
            if (!shuffled)
                inOrder[candidate] = run;
            peaks[candidate] = Math.Max(PeakMemoryOf(candidate), run.PeakMemory);
            return run.Elapsed;
        }
        if (run.End != SuiteEnd.Completed)
            incompleteRuns.Add($"{candidate}: {run.Message}");
        if (candidate == candidates.Sequential)
            throw new UnsteadySuiteException(run.DifferencesTo(sequential));
        if (run.End == SuiteEnd.Completed)
            failInParallel.UnionWith(run.DifferencesTo(sequential));
        failed.Add(candidate);
        return null;
    }
}
