using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Suites;

/// <summary>Runs a suite under candidates, and compares the results of each run with the sequential one. A candidate fails as soon as one test ends otherwise.</summary>
/// <param name="suite">The suite to run.</param>
/// <param name="sequential">Its sequential run, which counts as the first trial of that reference plan.</param>
/// <param name="candidates">Tells which are the reference plans.</param>
/// <param name="limit">When to stop a run.</param>
internal sealed class SuiteTrials(ISuite suite, SuiteRun sequential, IReferencePlans<SuitePlan> candidates, TimeSpan limit)
{
    private readonly SortedSet<string> failInParallel = new(StringComparer.Ordinal);
    private readonly List<SuitePlan> failed = [];
    private readonly List<string> incompleteRuns = [];
    private readonly Dictionary<SuitePlan, int> passes = [];
    private readonly Dictionary<SuitePlan, long> peaks = [];
    private readonly Dictionary<SuitePlan, SuiteRun> inOrder = [];
    private bool isFirst = true;

    /// <summary>The time of a trial that failed: it does not end.</summary>
    public static TrialTime Stopped => new(double.PositiveInfinity, IsComplete: false);

    /// <summary>The candidates that failed.</summary>
    public IReadOnlyList<SuitePlan> Failed => failed;

    /// <summary>The tests that ended otherwise than sequentially, under any candidate.</summary>
    public IReadOnlyCollection<string> FailInParallel => failInParallel;

    /// <summary>The runs that did not end by themselves, or not with results, each in a sentence.</summary>
    public IReadOnlyList<string> IncompleteRuns => incompleteRuns;

    /// <summary>Whether all tests have ended as they do sequentially in one run under this candidate at least.</summary>
    public bool HasPassed(SuitePlan candidate) => passes.ContainsKey(candidate);

    /// <summary>The last run under this candidate in which all tests ended as they do sequentially, in their own order; null where there is none.</summary>
    public SuiteRun? RunOf(SuitePlan candidate) => inOrder.GetValueOrDefault(candidate);

    /// <summary>Highest memory of a run under this candidate, in bytes.</summary>
    public long PeakMemoryOf(SuitePlan candidate) => peaks.GetValueOrDefault(candidate);

    /// <summary>One trial; the time of a candidate that fails is infinite.</summary>
    /// <exception cref="UnsteadySuiteException">Two sequential runs have different results.</exception>
    public TrialTime Run(SuitePlan candidate) => Try(candidate, shuffled: false) is { } elapsed
        ? new(elapsed.TotalMicroseconds, IsComplete: true)
        : Stopped;

    /// <summary>The confirmation runs of a candidate, in random order where the runner has that. False as soon as a test ends otherwise than sequentially.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="runs">Runs that must pass, with those that it has had.</param>
    /// <param name="shuffled">Runs of them in random order, at least, however many runs it has had.</param>
    /// <param name="deadline">No run begins after it; the candidate is then not verified.</param>
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
