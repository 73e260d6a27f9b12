using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>A suite that is a schedule. A run takes no time but advances the clock by the time of the schedule.</summary>
/// <param name="traits">The traits of its runner.</param>
/// <param name="processors">Processors of the machine.</param>
/// <param name="tests">The tests in the order in which the runner starts them.</param>
internal sealed class SyntheticSuite(RunnerTraits traits, int processors, IReadOnlyList<SyntheticTest> tests) : ISuite
{
    // Processors that the start-up and the end of a run use.
    private const double StartUpProcessors = 1.5;

    private TimeSpan computed;
    private TimeSpan foreignCpuTime;

    public RunnerTraits Traits => traits;

    public IReadOnlyList<SyntheticTest> Tests => tests;

    public int Processors => processors;

    public FakeTimeProvider Clock { get; } = new();

    /// <summary>Time to start and to end a run.</summary>
    public double StartSeconds { get; init; } = 0.5;

    /// <summary>Names of the tests that fail in a run.</summary>
    public Func<SyntheticRun, IEnumerable<string>> Failing { get; init; } = _ => [];

    /// <summary>The end of a run.</summary>
    public Func<SyntheticRun, SuiteEnd> Ending { get; init; } = _ => SuiteEnd.Completed;

    /// <summary>Time of a run under a plan over the time of its schedule: the tests slow each other down.</summary>
    public Func<SuitePlan, double> SlowdownOfPlan { get; init; } = _ => 1;

    /// <summary>Time of a single run over the time that it should take.</summary>
    public Func<SyntheticRun, double> SlowdownOfRun { get; init; } = _ => 1;

    /// <summary>Reported time of each test of a run over its time alone.</summary>
    public Func<SyntheticRun, double> TestTimeFactor { get; init; } = _ => 1;

    /// <summary>Processors that other processes keep busy during a run.</summary>
    public Func<SyntheticRun, double> ForeignLoad { get; init; } = _ => 0;

    /// <summary>Time in which the threads of a run waited for a processor, over their CPU time; null where the system does not report it.</summary>
    public Func<SyntheticRun, double?> WaitOverComputed { get; init; } = _ => null;

    /// <summary>Peak memory of a run, in bytes.</summary>
    public Func<SyntheticRun, long> PeakMemory { get; init; } = _ => 0;

    public List<SyntheticRun> Runs { get; } = [];

    public TimeSpan LongestRun { get; private set; }

    public ProcessorTimes ProcessorTimes => new(computed + foreignCpuTime, computed, processors);

    public int RunsOf(SuitePlan plan) => Runs.Count(run => run.Asked == plan);

    /// <summary>Time of a run without foreign load.</summary>
    public TimeSpan TimeOf(SuitePlan plan)
    {
        var actual = Actual(plan);
        var units = actual.Scope == TestScope.Methods ? [.. tests.Select(test => new[] { test })] : tests.GroupBy(test => test.Class).Select(ofClass => ofClass.ToArray());
        var schedule = new SyntheticSchedule(processors, traits.WaitsForPool ? Math.Max(processors, actual.IsAggressive ? tests.Count : actual.MinThreads) : int.MaxValue / 2);
        return TimeSpan.FromSeconds((StartSeconds + schedule.SecondsOf(units, WorkersOf(actual))) * SlowdownOfPlan(actual));
    }

    public bool Passes(SyntheticRun run) => Ending(run) == SuiteEnd.Completed && !Failing(run).Any();

    public SuiteRun Run(SuitePlan plan, bool shuffled, TimeSpan limit)
    {
        var run = new SyntheticRun(Runs.Count + 1, plan, Actual(plan), shuffled);
        Runs.Add(run);
        var (end, elapsed) = (Ending(run), TimeOf(plan) * SlowdownOfRun(run));
        if (end == SuiteEnd.TimedOut || elapsed > limit)
            (end, elapsed) = (SuiteEnd.TimedOut, limit);
        var ofRun = TimeSpan.FromSeconds((Math.Min(StartUpProcessors, processors) * StartSeconds) + tests.Sum(test => test.Seconds * test.CpuShare));
        Clock.Advance(elapsed);
        LongestRun = elapsed > LongestRun ? elapsed : LongestRun;
        computed += ofRun;
        foreignCpuTime += ForeignLoad(run) * elapsed;
        return end == SuiteEnd.Completed ? Completed(run, elapsed, ofRun) : new() { End = end, Elapsed = elapsed, Waited = WaitOverComputed(run) * ofRun, Message = Message(end) };
    }

    /// <summary>Searches the best plan of the suite.</summary>
    public SuiteProfile Search(TimeSpan? budget = null, TimeSpan? shortest = null, bool readsLoad = false, MeasurementPolicy? policy = null) =>
        new SuiteSearch(this, Instruments(readsLoad), policy).Run(Limits(budget, shortest, slice: null));

    /// <summary>The part of a search that one build does, and the runs that it keeps for the next one.</summary>
    public (SuiteProfile Profile, IReadOnlyList<RecordedRun> Runs) SearchSlice(TimeSpan slice, IReadOnlyList<RecordedRun> earlier, bool readsLoad = false)
    {
        var kept = earlier;
        var resumed = new ResumedSuite(this, earlier, Instruments(readsLoad), slice, runs => kept = [.. runs]);
        return (new SuiteSearch(resumed, resumed.Instruments).Run(Limits(budget: null, shortest: null, slice)), kept);
    }

    /// <summary>Instruments that read the clock of the runs and, if they should, the load.</summary>
    public Instruments Instruments(bool readsLoad) => new(Clock, CompilationTime: () => TimeSpan.Zero, () => readsLoad ? ProcessorTimes : null, PeakMemory: () => 0);

    private SuiteLimits Limits(TimeSpan? budget, TimeSpan? shortest, TimeSpan? slice) =>
        new(processors, budget ?? TimeSpan.FromHours(1), shortest ?? TimeSpan.Zero, slice ?? TimeSpan.MaxValue);

    private SuiteRun Completed(SyntheticRun run, TimeSpan elapsed, TimeSpan ofRun)
    {
        var failing = Failing(run).ToHashSet();
        return new()
        {
            End = SuiteEnd.Completed,
            Elapsed = elapsed,
            Computed = ofRun,
            Waited = WaitOverComputed(run) * ofRun,
            PeakMemory = PeakMemory(run),
            Tests = [.. tests.Select(test => new TestTime(test.Name, test.Class, TimeSpan.FromSeconds(test.Seconds) * TestTimeFactor(run), failing.Contains(test.Name), Clock.GetUtcNow()))],
        };
    }

    // Tests that do not compute await under the aggressive algorithm, so that they occupy no worker.
    private int WorkersOf(SuitePlan actual) => actual.IsAggressive && tests.All(test => test.CpuShare == 0) ? tests.Count : actual.Workers;

    private SuitePlan Actual(SuitePlan plan) => plan with
    {
        Workers = plan.Workers > 0 ? plan.Workers : traits.DefaultWorkers,
        Scope = plan.Scope == TestScope.AsDeclared ? traits.DeclaredScope : plan.Scope,
    };

    private static string Message(SuiteEnd end) => end switch
    {
        SuiteEnd.TimedOut => "it did not end",
        SuiteEnd.OutOfMemory => "it used too much memory",
        _ => "it crashed",
    };
}
