using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;
using static System.FormattableString;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Tells whether a measured suite still takes as long. The time of a test follows from its code and all that it calls, so that it can change while no test
/// appears or disappears.
/// </summary>
/// <param name="suite">The suite to run.</param>
/// <param name="clock">Measures the foreign load.</param>
/// <param name="processorTimes">CPU time of the machine, and of this process with those that it started, so far; null where the system does not tell.</param>
/// <param name="policy">How much drift counts, and how often it is checked.</param>
internal sealed class SuiteTiming(ISuite suite, TimeProvider clock, Func<ProcessorTimes?> processorTimes, MeasurementPolicy? policy = null)
{
    private readonly MeasurementPolicy policy = policy ?? MeasurementPolicy.Default;

    /// <summary>
    /// Whether the suite is due for a run that checks its time. It is due once a day at most, and only if something was built since. An unchanged suite is due
    /// only if it was unchanged because it was too short.
    /// </summary>
    /// <param name="measured">The stored result.</param>
    /// <param name="measuredAt">When it was stored.</param>
    /// <param name="now">Now.</param>
    /// <param name="shortest">A suite whose sequential run is shorter stays unchanged.</param>
    /// <param name="lastBuilt">When something was last built that may change its time; asked only where that matters.</param>
    /// <param name="policy">How often a suite may be checked.</param>
    public static bool IsDue(SuiteProfile measured, DateTimeOffset measuredAt, DateTimeOffset now, TimeSpan shortest, Func<DateTimeOffset> lastBuilt, SuitePolicy? policy = null)
    {
        var last = measured.TimedAt is { } timed && timed > measuredAt && timed <= now ? timed : measuredAt;
        return measured.TestTime is not null && (!measured.IsUnchanged || measured.Sequential < shortest) && now - last >= (policy ?? MeasurementPolicy.Default.Suites).MinDriftInterval && lastBuilt() > last;
    }

    /// <summary>
    /// How its time has changed since it was measured, in words. Null where it has not, and where a run was disturbed or did not pass, which says nothing
    /// about its time.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    public string? MovedSince(SuiteProfile measured, SuiteLimits limits)
    {
        var isRaced = measured.Race.Any(evidence => evidence.Candidate == measured.Choice);
        var gauge = new InterferenceGauge(processorTimes, clock, CostModel.IsIoBoundShare(measured.CpuShare) ? 0 : limits.Processors, policy.Interference);
        var moved = default(string);
        for (var left = policy.Suites.DriftRuns; left > 0; left--)
        {
            var run = suite.Run(isRaced ? measured.Choice : suite.Traits.SequentialPlan, shuffled: false, limits.Budget);
            if (gauge.Read() || run.End != SuiteEnd.Completed || run.Tests.Any(test => test.Failed))
                return null;
            moved = measured.IsUnchanged ? Grown(run, measured, limits) : Moved(run, measured);
            if (moved is null)
                return null;
        }
        return moved;
    }

    private string? Moved(SuiteRun run, SuiteProfile measured) => measured.TestTime is { } before && (run.TestTime - before).Duration() > policy.Suites.MaxTimeDrift * before
        ? $"they take {Seconds(run.TestTime)} in all, and took {Seconds(before)} when they were measured"
        : null;

    private static string? Grown(SuiteRun run, SuiteProfile measured, SuiteLimits limits) => run.Elapsed >= limits.Shortest
        ? $"they take {Seconds(run.Elapsed)} when run sequentially, and took {Seconds(measured.Sequential)}, too little to be tuned, when they were measured"
        : null;

    private static string Seconds(TimeSpan time) => Invariant($"{time.TotalSeconds:0.0} s");
}
