using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Timing;
using static System.FormattableString;
using static Amorsize.Measurement.Suites.SuiteSentences;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Tells whether a suite still takes as long as when it was measured. The time of a test depends on all code that it calls, so it can change although no test
/// was added or removed.
/// </summary>
/// <param name="suite">The suite to run.</param>
/// <param name="instruments">Read the foreign load.</param>
/// <param name="policy">How much drift counts, and how many runs must show it.</param>
internal sealed class SuiteTiming(ISuite suite, Instruments instruments, MeasurementPolicy? policy = null)
{
    private readonly MeasurementPolicy policy = policy ?? MeasurementPolicy.Default;

    /// <summary>
    /// Whether the suite is due for a run that checks its time. It is due at most once a day, and only if something was built since the last check. An
    /// unchanged suite is due only if it was too short to be tuned, or if tests failed; then it is due once an hour.
    /// </summary>
    /// <param name="measured">The stored result of the suite.</param>
    /// <param name="measuredAt">When that result was stored.</param>
    /// <param name="now">The current time.</param>
    /// <param name="shortest">Shortest sequential run that is worth tuning; a suite that takes less stays unchanged.</param>
    /// <param name="lastBuilt">Returns when something was last built that may change the suite's time. It is called only if the suite is due otherwise.</param>
    /// <param name="policy">Shortest time between two checks.</param>
    public static bool IsDue(SuiteProfile measured, DateTimeOffset measuredAt, DateTimeOffset now, TimeSpan shortest, Func<DateTimeOffset> lastBuilt, SuitePolicy? policy = null)
    {
        policy ??= MeasurementPolicy.Default.Suites;
        var interval = IsLeftForItsFailures(measured, policy) ? policy.MinFailingInterval : policy.MinDriftInterval;
        return measured.TestTime is not null
            && (!measured.IsUnchanged || measured.Sequential < shortest || IsLeftForItsFailures(measured, policy))
            && TimeDrift.IsDue(measuredAt, measured.TimedAt, now, interval, lastBuilt);
    }

    /// <summary>
    /// Describes how the suite's time has changed since it was measured. Null where it has not changed. Null also where a run was disturbed or did not pass,
    /// because such a run says nothing about the suite's time.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    public string? MovedSince(SuiteProfile measured, SuiteLimits limits)
    {
        var isRaced = measured.Race.Any(evidence => evidence.Candidate == measured.Choice);
        var moved = default(string);
        for (var left = policy.Suites.DriftRuns; left > 0; left--)
        {
            var log = new InterferenceLog(instruments, policy.Interference);
            var run = new ObservedSuite(suite, instruments, log, limits.Processors).Run(isRaced ? measured.Choice : suite.Traits.SequentialPlan, shuffled: false, limits.Budget);
            var isLeftForItsFailures = IsLeftForItsFailures(measured, policy.Suites);
            if (log.Read(CostModel.IsIoBoundShare(measured.CpuShare)) is not null || run.End != SuiteEnd.Completed || run.Failing.Count > (isLeftForItsFailures ? policy.Suites.MaxFailingShare * run.Tests.Count : measured.Failing))
                return null;
            if (isLeftForItsFailures)
                return Invariant($"{run.Failing.Count} of them fail when run sequentially, and {measured.Failing} did when they were measured");
            moved = measured.IsUnchanged ? Grown(run, measured, limits) : Moved(run, measured);
            if (moved is null)
                return null;
        }
        return moved;
    }

    private static bool IsLeftForItsFailures(SuiteProfile measured, SuitePolicy policy) => measured.Failing > policy.MaxFailingShare * measured.Tests;

    private string? Moved(SuiteRun run, SuiteProfile measured) => measured.TestTime is { } before && (run.TestTime - before).Duration() > policy.Suites.MaxTimeDrift * before
        ? $"they take {Seconds(run.TestTime)} in all, and took {Seconds(before)} when they were measured"
        : null;

    private static string? Grown(SuiteRun run, SuiteProfile measured, SuiteLimits limits) => run.Elapsed >= limits.Shortest
        ? $"they take {Seconds(run.Elapsed)} when run sequentially, and took {Seconds(measured.Sequential)}, too little to be tuned, when they were measured"
        : null;
}
