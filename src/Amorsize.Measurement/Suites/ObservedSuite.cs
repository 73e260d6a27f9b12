using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Suites;

/// <summary>A suite of which each run is recorded with the time in which its threads waited for a processor.</summary>
/// <param name="suite">The suite to run.</param>
/// <param name="instruments">Read what a CPU quota withheld.</param>
/// <param name="log">Records the runs.</param>
/// <param name="processors">Number of processors that this process may use.</param>
internal sealed class ObservedSuite(ISuite suite, Instruments instruments, InterferenceLog log, int processors) : ISuite
{
    private readonly double usable = Math.Min(processors, instruments.CpuQuota ?? processors);

    public RunnerTraits Traits => suite.Traits;

    /// <summary>Number of runs so far.</summary>
    public int Runs { get; private set; }

    public SuiteRun Run(SuitePlan plan, bool shuffled, TimeSpan limit) => Observe(plan, () => suite.Run(plan, shuffled, limit))!;

    public SuiteRun? RunWithout(IReadOnlyList<string> units, SuitePlan plan, bool shuffled, TimeSpan limit) =>
        Observe(plan, () => suite.RunWithout(units, plan, shuffled, limit));

    private SuiteRun? Observe(SuitePlan plan, Func<SuiteRun?> make)
    {
        var (throttled, workers) = (instruments.ThrottledTime(), Traits.WorkersOf(plan));
        var run = make();
        // Workers that are more than the processors also wait for each other. A quota stops as many as it allows without any other process: the runner has threads
        // of its own.
        if (run?.Waited is { } waited && workers <= Math.Max(1, usable))
            log.Add(plan, new(waited, workers, run.Elapsed) { Throttled = workers < usable ? instruments.ThrottledTime() - throttled : null });
        Runs++;
        return run;
    }
}
