using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Suites;

/// <summary>Runs a suite under candidates, and holds each run against the sequential one: a candidate fails as soon as one test ends otherwise.</summary>
/// <param name="suite">What is run.</param>
/// <param name="sequential">Its sequential run, which counts as that baseline's first trial.</param>
/// <param name="candidates">Which are the baselines.</param>
/// <param name="limit">When to stop a run.</param>
internal sealed class SuiteTrials(ISuite suite, SuiteRun sequential, IReferencePlans<SuitePlan> candidates, TimeSpan limit)
{
    private readonly SortedSet<string> failInParallel = new(StringComparer.Ordinal);
    private readonly List<SuitePlan> failed = [];
    private readonly List<string> troubles = [];
    private readonly Dictionary<SuitePlan, int> passes = [];
    private readonly Dictionary<SuitePlan, long> peaks = [];
    private readonly Dictionary<SuitePlan, SuiteRun> inOrder = [];
    private bool isFirst = true;

    /// <summary>What a trial tells that failed: that it does not end.</summary>
    public static TrialTime Stopped => new(double.PositiveInfinity, IsComplete: false);

    /// <summary>The candidates that failed.</summary>
    public IReadOnlyList<SuitePlan> Failed => failed;

    /// <summary>The tests that ended otherwise than sequentially, under whatever candidate.</summary>
    public IReadOnlyCollection<string> FailInParallel => failInParallel;

    /// <summary>The candidates under which the suite did not end by itself, or not with results, each in a sentence.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    /// <summary>Whether all tests have ended as they do sequentially in one run under this candidate at least.</summary>
    public bool HasPassed(SuitePlan candidate) => passes.ContainsKey(candidate);

    /// <summary>The last run under this candidate in which all tests ended as they do sequentially, in their own order; null where there is none.</summary>
    public SuiteRun? RunOf(SuitePlan candidate) => inOrder.GetValueOrDefault(candidate);

    /// <summary>The most memory that a run under this candidate had, in bytes.</summary>
    public long PeakMemoryOf(SuitePlan candidate) => peaks.GetValueOrDefault(candidate);

    /// <summary>One trial; of a candidate that fails, that it does not end.</summary>
    /// <exception cref="UnsteadySuiteException">Not even two sequential runs are alike.</exception>
    public TrialTime Run(SuitePlan candidate) => Try(candidate, shuffled: false) is { } elapsed
        ? new(elapsed.TotalMicroseconds, IsComplete: true)
        : Stopped;

    /// <summary>Runs a candidate, in random order where the runner has that, until all tests have ended as they do sequentially so often; false as soon as one does not.</summary>
    /// <param name="candidate">Which.</param>
    /// <param name="runs">How often, with the runs that it has had.</param>
    /// <param name="shuffled">How often at least in random order, however many runs it has had.</param>
    /// <param name="deadline">No run is begun after it; then it is not verified either.</param>
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
            troubles.Add($"{candidate}: {run.Message}");
        if (candidate == candidates.Sequential)
            throw new UnsteadySuiteException(run.DifferencesTo(sequential));
        if (run.End == SuiteEnd.Completed)
            failInParallel.UnionWith(run.DifferencesTo(sequential));
        failed.Add(candidate);
        return null;
    }
}
