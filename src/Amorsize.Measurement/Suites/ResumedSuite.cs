using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// A suite whose search is spread over several builds. A run that an earlier build has made is taken from its record, so that nothing is run twice. The search
/// sees one clock and one CPU time, as if all runs followed each other in one build.
/// </summary>
internal sealed class ResumedSuite : ISuite
{
    private readonly ISuite suite;
    private readonly Instruments real;
    private readonly TimeSpan slice;
    private readonly Action<IReadOnlyList<RecordedRun>> keep;
    private readonly ResumedClock clock;
    private readonly List<RecordedRun> runs;
    private readonly List<RecordedRun> left;
    private readonly long started;
    private (TimeSpan All, TimeSpan Own, BuildTimes Build, TimeSpan Throttled) ahead;
    private bool hasRun;

    /// <param name="suite">The suite to run.</param>
    /// <param name="earlier">The runs of earlier builds, in their order.</param>
    /// <param name="instruments">Measure the runs and the slice.</param>
    /// <param name="slice">After this time no further run begins in this build. One always does.</param>
    /// <param name="keep">Keeps all runs so far. Called after each run, so that a build that is stopped loses at most one.</param>
    public ResumedSuite(
        ISuite suite, IReadOnlyList<RecordedRun> earlier, Instruments instruments, TimeSpan slice, Action<IReadOnlyList<RecordedRun>> keep)
    {
        (this.suite, real, this.slice, this.keep) = (suite, instruments, slice, keep);
        (clock, runs, left, started) = (new(real.Clock), [.. earlier], [.. earlier], real.Clock.GetTimestamp());
        Instruments = real with
        {
            Clock = clock,
            ProcessorTimes = () => real.ProcessorTimes() is { } times ? times with { All = times.All + ahead.All, Own = times.Own + ahead.Own } : null,
            BuildTimes = () => real.BuildTimes().Plus(ahead.Build),
            ThrottledTime = () => real.ThrottledTime() + ahead.Throttled,
        };
    }

    /// <inheritdoc/>
    public RunnerTraits Traits => suite.Traits;

    /// <summary>The instruments of the search. To them the recorded runs take their time, too.</summary>
    public Instruments Instruments { get; }

    /// <inheritdoc/>
    /// <exception cref="SliceOverException">The slice of this build is used up.</exception>
    public SuiteRun Run(SuitePlan plan, bool shuffled, TimeSpan limit) => Run([], plan, shuffled, () => suite.Run(plan, shuffled, limit))!;

    /// <inheritdoc/>
    /// <exception cref="SliceOverException">The slice of this build is used up.</exception>
    public SuiteRun? RunWithout(IReadOnlyList<string> units, SuitePlan plan, bool shuffled, TimeSpan limit) =>
        Run(units, plan, shuffled, () => suite.RunWithout(units, plan, shuffled, limit));

    private SuiteRun? Run(IReadOnlyList<string> without, SuitePlan plan, bool shuffled, Func<SuiteRun?> make)
    {
        if (left.Find(run => run.Plan == plan && run.Shuffled == shuffled && run.Without.SequenceEqual(without)) is { } known)
        {
            left.Remove(known);
            clock.Advance(known.Took);
            ahead = (ahead.All + (known.Processors?.All ?? default), ahead.Own + (known.Processors?.Own ?? default), ahead.Build.Plus(known.Build), ahead.Throttled + known.Throttled);
            return known.Run;
        }
        if (hasRun && real.Clock.GetElapsedTime(started) >= slice)
            throw new SliceOverException();
        hasRun = true;
        var (start, before, build, throttled) = (real.Clock.GetTimestamp(), real.ProcessorTimes(), real.BuildTimes(), real.ThrottledTime());
        if (make() is not { } run)
            return null;
        runs.Add(new(plan, shuffled, run, real.Clock.GetElapsedTime(start), Difference(before, real.ProcessorTimes()))
        {
            Build = real.BuildTimes().Since(build),
            Throttled = real.ThrottledTime() - throttled,
            Without = without,
        });
        keep(runs);
        return run;
    }

    private static ProcessorTimes? Difference(ProcessorTimes? before, ProcessorTimes? after) =>
        before is { } from && after is { } to ? to with { All = to.All - from.All, Own = to.Own - from.Own } : null;
}
