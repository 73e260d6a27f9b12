using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Finds the tests that make a fast plan fail, by runs that leave suspects out. The failures of each run narrow the suspects. Where runs end without results, such
/// as in a crash, the tests are bisected.
/// </summary>
/// <param name="suite">The suite to run.</param>
/// <param name="sequential">The sequential run.</param>
/// <param name="plan">The plan that fails.</param>
/// <param name="inPlaceOf">Time of a run under the plan in use. A run that takes as long gains nothing and is stopped.</param>
/// <param name="deadline">Time at which all runs must have ended. A run that goes on is stopped then.</param>
/// <param name="policy">How many tests may be isolated, and how many runs must pass.</param>
internal sealed class IsolationSearch(ISuite suite, SuiteRun sequential, SuitePlan plan, TimeSpan inPlaceOf, Deadline deadline, SuitePolicy policy)
{
    private readonly ClashEvidence evidence = new(suite.Traits);

    // Units without which a run has results, found by bisection.
    private readonly List<string> withoutResults = [];

    /// <summary>
    /// Time that races leave for this search, once a plan has failed: a failed plan is faster than the less parallel ones, which may fail for the same reason. A
    /// run whose tests fail names them, so that one more run narrows them. A crash names none, so that the tests are bisected. Then a plan without them is
    /// confirmed, and one that keeps them apart if the runner can.
    /// </summary>
    public static TimeSpan TimeKept(SuiteTrials trials, RunnerTraits traits, SuitePolicy policy)
    {
        var fastest = trials.FailedRuns.Select(failed => failed.Run).Where(run => run.End != SuiteEnd.TimedOut).MinBy(run => run.Elapsed);
        if (fastest is null)
            return TimeSpan.Zero;
        var narrowing = fastest.End == SuiteEnd.Crashed ? Math.Ceiling(Math.Log2(trials.Sequential.Tests.Count)) : 1;
        return (narrowing + policy.RunsOfFirstGain + (traits.KeepsApart ? policy.RunsOfChoice : 0)) * fastest.Elapsed;
    }

    /// <summary>Returns the tests to isolate, and the gain; null if none were found in time, if they are too many, or if nothing is gained.</summary>
    /// <param name="failed">The runs that failed, under this plan or another one.</param>
    public Isolation? Run(IReadOnlyList<SuiteRun> failed)
    {
        foreach (var run in failed.Where(run => run.End == SuiteEnd.Completed))
            evidence.Add(run, run.DifferencesTo(sequential));
        // Runs that hang would take the whole time.
        if (evidence.IsEmpty && (failed.All(run => run.End == SuiteEnd.TimedOut) || !Bisect([])))
            return null;
        var times = new List<double>();
        while (Units() is { Count: > 0 } units && units.Count <= policy.MaxIsolated && !deadline.IsOver)
        {
            if (RunWithout(units, shuffled: times.Count > 0) is not { End: not SuiteEnd.TimedOut } run)
                return null;
            if (Passes(run, units))
            {
                times.Add(run.Elapsed.TotalMicroseconds);
                var time = TimeSpan.FromMicroseconds(Sample.Median(times)) + Alone(units);
                if ((1 + policy.MinFirstGain) * time > inPlaceOf)
                    return null;
                if (times.Count == policy.RunsOfFirstGain)
                    return new(plan, units, time, inPlaceOf, times.Count);
                continue;
            }
            times.Clear();
            if (run.End == SuiteEnd.Completed)
                evidence.Add(run, DifferencesOf(run, units));
            else if (!Bisect(units))
                return null;
        }
        return null;
    }

    /// <summary>The plan that keeps the found tests from running beside those that they may clash with; null if the runner has no setting for it.</summary>
    public SuitePlan? Apart(Isolation found) => suite.Traits.KeepsApart && evidence.Apart(found.Units, policy.MaxAwaited) is { } tests ? plan with { Waiting = WaitingTest.Join(tests) } : null;

    private List<string> Units() => [.. withoutResults.Union(evidence.Explanation(policy.MaxIsolated)).Order(StringComparer.Ordinal)];

    // Finds the shortest list of units, in the order of their names, without which a run passes. The last of the list is necessary. Classes stay together.
    private bool Bisect(IReadOnlyList<string> without)
    {
        var suspects = sequential.Tests.OrderBy(test => test.Class, StringComparer.Ordinal).ThenBy(test => test.Name, StringComparer.Ordinal).Select(suite.Traits.UnitOf).Distinct().Except(without).ToList();
        var (fails, passes) = (0, suspects.Count);
        while (passes - fails > 1)
        {
            var middle = (fails + passes) / 2;
            IReadOnlyList<string> units = [.. without, .. suspects.Take(middle)];
            if (deadline.IsOver || RunWithout(units, shuffled: false) is not { } run)
                return false;
            (fails, passes) = Passes(run, units) ? (fails, middle) : (middle, passes);
        }
        withoutResults.Add(suspects[passes - 1]);
        return true;
    }

    // Null also where a run has other tests than those that should be left: the runner's filter then means something else.
    private SuiteRun? RunWithout(IReadOnlyList<string> units, bool shuffled)
    {
        var run = suite.RunWithout(units, plan, shuffled, deadline.Left < inPlaceOf ? deadline.Left : inPlaceOf);
        return run?.End == SuiteEnd.Completed && !run.Tests.Select(test => test.Name).ToHashSet().SetEquals(Left(units).Select(test => test.Name)) ? null : run;
    }

    private bool Passes(SuiteRun run, IReadOnlyList<string> units) => run.End == SuiteEnd.Completed && DifferencesOf(run, units).Count == 0;

    private IReadOnlyList<string> DifferencesOf(SuiteRun run, IReadOnlyList<string> units) => run.DifferencesTo(sequential with { Tests = [.. Left(units)] });

    private IEnumerable<TestTime> Left(IReadOnlyList<string> units) => sequential.Tests.Where(test => !units.Contains(suite.Traits.UnitOf(test)));

    private TimeSpan Alone(IReadOnlyList<string> units) =>
        TimeSpan.FromTicks(sequential.Tests.Where(test => units.Contains(suite.Traits.UnitOf(test))).Sum(test => test.Duration.Ticks));
}
