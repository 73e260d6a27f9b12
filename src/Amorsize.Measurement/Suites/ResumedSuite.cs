using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// A suite whose search is spread over several builds. A run that an earlier build has made is taken from its record, so that nothing is run twice. The search
/// sees one clock and one CPU time, as if all runs followed each other in one build.
/// </summary>
internal sealed class ResumedSuite : ISuite
{
    private readonly ISuite suite;
    private readonly TimeProvider realClock;
    private readonly Func<ProcessorTimes?> realProcessorTimes;
    private readonly TimeSpan slice;
    private readonly Action<IReadOnlyList<RecordedRun>> keep;
    private readonly ResumedClock clock;
    private readonly List<RecordedRun> runs;
    private readonly List<RecordedRun> left;
    private readonly long started;
    private (TimeSpan All, TimeSpan Own) ahead;
    private bool hasRun;

    /// <param name="suite">The suite to run.</param>
    /// <param name="earlier">The runs of earlier builds, in their order.</param>
    /// <param name="clock">Measures the time of runs and of the slice.</param>
    /// <param name="processorTimes">CPU time so far of the machine and of this process; null where the operating system does not report it.</param>
    /// <param name="slice">After this time no further run begins in this build. One always does.</param>
    /// <param name="keep">Keeps all runs so far. Called after each run, so that a build that is stopped loses at most one.</param>
    public ResumedSuite(
        ISuite suite, IReadOnlyList<RecordedRun> earlier, TimeProvider clock, Func<ProcessorTimes?> processorTimes, TimeSpan slice, Action<IReadOnlyList<RecordedRun>> keep)
    {
        (this.suite, realClock, realProcessorTimes, this.slice, this.keep) = (suite, clock, processorTimes, slice, keep);
        (this.clock, runs, left, started) = (new(clock), [.. earlier], [.. earlier], clock.GetTimestamp());
    }

    /// <inheritdoc/>
    public RunnerTraits Traits => suite.Traits;

    /// <summary>The clock of the search, on which the recorded runs take their time.</summary>
    public TimeProvider Clock => clock;

    /// <summary>CPU time so far, with that of the recorded runs; null where the operating system does not report it.</summary>
    public ProcessorTimes? ProcessorTimes() =>
        realProcessorTimes() is { } real ? real with { All = real.All + ahead.All, Own = real.Own + ahead.Own } : null;

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
            ahead = (ahead.All + (known.Processors?.All ?? default), ahead.Own + (known.Processors?.Own ?? default));
            return known.Run;
        }
        if (hasRun && realClock.GetElapsedTime(started) >= slice)
            throw new SliceOverException();
        hasRun = true;
        var (before, start) = (realProcessorTimes(), realClock.GetTimestamp());
        if (make() is not { } run)
            return null;
        runs.Add(new(plan, shuffled, run, realClock.GetElapsedTime(start), Difference(before, realProcessorTimes())) { Without = without });
        keep(runs);
        return run;
    }

    private static ProcessorTimes? Difference(ProcessorTimes? before, ProcessorTimes? after) =>
        before is { } from && after is { } to ? to with { All = to.All - from.All, Own = to.Own - from.Own } : null;
}
