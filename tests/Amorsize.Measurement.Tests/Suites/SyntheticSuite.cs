using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Processors;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>A suite that exists only as a schedule: a run takes no time but moves the clock on by what it would have taken.</summary>
/// <param name="traits">What its runner makes of plans.</param>
/// <param name="processors">Of the machine.</param>
/// <param name="tests">In the order in which they are begun.</param>
internal sealed class SyntheticSuite(RunnerTraits traits, int processors, IReadOnlyList<SyntheticTest> tests) : ISuite
{
    private const double StartUpProcessors = 1.5;

    private TimeSpan computed;
    private TimeSpan foreignCpuTime;

    public RunnerTraits Traits => traits;

    public IReadOnlyList<SyntheticTest> Tests => tests;

    public int Processors => processors;

    public FakeTimeProvider Clock { get; } = new();

    /// <summary>To start and to end a run.</summary>
    public double StartSeconds { get; init; } = 0.5;

    /// <summary>Names of the tests that fail in a run.</summary>
    public Func<SyntheticRun, IEnumerable<string>> Failing { get; init; } = _ => [];

    /// <summary>How a run ends.</summary>
    public Func<SyntheticRun, SuiteEnd> Ending { get; init; } = _ => SuiteEnd.Completed;

    /// <summary>Time of a run over its schedule's: what tests do to each other under a plan.</summary>
    public Func<SuitePlan, double> SlowdownOfPlan { get; init; } = _ => 1;

    /// <summary>Time of a run over what it should be.</summary>
    public Func<SyntheticRun, double> SlowdownOfRun { get; init; } = _ => 1;

    /// <summary>What each test of a run says that it took, over what it should: those beside it slow it down.</summary>
    public Func<SyntheticRun, double> TestTimeFactor { get; init; } = _ => 1;

    /// <summary>Processors that other processes keep busy during a run.</summary>
    public Func<SyntheticRun, double> ForeignLoad { get; init; } = _ => 0;

    /// <summary>The most memory that a run has, in bytes.</summary>
    public Func<SyntheticRun, long> PeakMemory { get; init; } = _ => 0;

    public List<SyntheticRun> Runs { get; } = [];

    public TimeSpan LongestRun { get; private set; }

    public ProcessorTimes ProcessorTimes => new(computed + foreignCpuTime, computed, processors);

    public int RunsOf(SuitePlan plan) => Runs.Count(run => run.Asked == plan);

    /// <summary>Time of an undisturbed run.</summary>
    public TimeSpan TimeOf(SuitePlan plan)
    {
        var actual = Actual(plan);
        var units = actual.Scope == TestScope.Methods ? [.. tests.Select(test => new[] { test })] : tests.GroupBy(test => test.Class).Select(ofClass => ofClass.ToArray());
        var schedule = new SyntheticSchedule(processors, traits.WaitsForPool ? Math.Max(processors, actual.MinThreads) : int.MaxValue / 2);
        return TimeSpan.FromSeconds((StartSeconds + schedule.SecondsOf(units, actual.Workers)) * SlowdownOfPlan(actual));
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
        return end == SuiteEnd.Completed ? Completed(run, elapsed, ofRun) : new() { End = end, Elapsed = elapsed, Message = Message(end) };
    }

    /// <summary>Searches the best plan for it.</summary>
    public SuiteProfile Search(TimeSpan? budget = null, TimeSpan? shortest = null, bool readsLoad = false) =>
        new SuiteSearch(this, Clock, () => readsLoad ? ProcessorTimes : null).Run(new(processors, budget ?? TimeSpan.FromHours(1), shortest ?? TimeSpan.Zero));

    private SuiteRun Completed(SyntheticRun run, TimeSpan elapsed, TimeSpan ofRun)
    {
        var failing = Failing(run).ToHashSet();
        return new()
        {
            End = SuiteEnd.Completed,
            Elapsed = elapsed,
            Computed = ofRun,
            PeakMemory = PeakMemory(run),
            Tests = [.. tests.Select(test => new TestTime(test.Name, test.Class, TimeSpan.FromSeconds(test.Seconds) * TestTimeFactor(run), failing.Contains(test.Name), Clock.GetUtcNow()))],
        };
    }

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
