using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;
using static System.FormattableString;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Tells whether a suite that was measured still takes as long: what its tests take follows from their code and from all that they call, so that it moves where no test appears or disappears.
/// </summary>
/// <param name="suite">What is run.</param>
/// <param name="clock">Measures the load of the machine.</param>
/// <param name="processorTimes">What the machine and this process, with what it started, have computed so far; null where the system does not tell.</param>
internal sealed class SuiteTiming(ISuite suite, TimeProvider clock, Func<ProcessorTimes?> processorTimes)
{
    // A time that moved by more calls for another setting.
    private const double Tolerated = 1.0 / 3;

    // What has just been built runs slowly at first: so what moved must have moved twice.
    private const int Runs = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(24);

    /// <summary>
    /// Whether a suite is to be run to see: once a day at most, where something was built since; and not one that was left alone for another reason than that it was too short.
    /// </summary>
    /// <param name="measured">What was measured.</param>
    /// <param name="measuredAt">When it was stored.</param>
    /// <param name="now">Now.</param>
    /// <param name="shortest">A suite that takes less sequentially is left alone.</param>
    /// <param name="lastBuilt">When something was last built that may change its time; asked only where that matters.</param>
    public static bool IsDue(SuiteProfile measured, DateTimeOffset measuredAt, DateTimeOffset now, TimeSpan shortest, Func<DateTimeOffset> lastBuilt)
    {
        var last = measured.TimedAt is { } timed && timed > measuredAt && timed <= now ? timed : measuredAt;
        return measured.TestTime is not null && (!measured.IsUnchanged || measured.Sequential < shortest) && now - last >= Interval && lastBuilt() > last;
    }

    /// <summary>How its time has moved since it was measured, in words; null where it has not, and where that cannot be told: a run that does not pass, or that others disturb, says nothing about time.</summary>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public string? MovedSince(SuiteProfile measured, SuiteLimits limits)
    {
        var isRaced = measured.Race.Any(evidence => evidence.Candidate == measured.Choice);
        var gauge = new InterferenceGauge(processorTimes, clock, CostModel.IsIoBoundShare(measured.CpuShare) ? 0 : limits.Processors);
        var moved = default(string);
        for (var left = Runs; left > 0; left--)
        {
            var run = suite.Run(isRaced ? measured.Choice : suite.Traits.SequentialSetting, shuffled: false, limits.Budget);
            if (gauge.Read() || run.End != SuiteEnd.Completed || run.Tests.Any(test => test.Failed))
                return null;
            moved = measured.IsUnchanged ? Grown(run, measured, limits) : Moved(run, measured);
            if (moved is null)
                return null;
        }
        return moved;
    }

    private static string? Moved(SuiteRun run, SuiteProfile measured) => measured.TestTime is { } before && (run.TestTime - before).Duration() > Tolerated * before
        ? $"they take {Seconds(run.TestTime)} in all, and took {Seconds(before)} when they were measured"
        : null;

    private static string? Grown(SuiteRun run, SuiteProfile measured, SuiteLimits limits) => run.Elapsed >= limits.Shortest
        ? $"they take {Seconds(run.Elapsed)} when run sequentially, and took {Seconds(measured.Sequential)}, too little to be tuned, when they were measured"
        : null;

    private static string Seconds(TimeSpan time) => Invariant($"{time.TotalSeconds:0.0} s");
}
