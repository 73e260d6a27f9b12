using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Storage;
using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>A suite whose measurement is refused because of foreign load keeps the runs that met little of it.</summary>
[TestClass]
public sealed class SuiteRefusalTests : PipelineTest
{
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(10);

    private readonly List<SuitePlan> runs = [];
    private TimeSpan foreign;
    private int started;

    [TestMethod]
    public void Refused_NextBuild_RunsOnlyWhatMetLoadAgain()
    {
        Measure(loads: [0, 2]);
        var first = runs.ToArray();
        runs.Clear();

        Measure(loads: [0]);

        Assert.AreEqual(Traits.SequentialPlan, first[0]);
        Assert.AreEqual(first[1], runs[0]);
    }

    [TestMethod]
    public void Refused_ShuffledRuns_AreNotKept()
    {
        var earlier = new SearchRuns(CacheDirectory, new LocalFileSystem());
        var quiet = new RecordedRun(new(4), Shuffled: true, new() { End = SuiteEnd.Completed, Elapsed = RunTime }, RunTime, new(RunTime, RunTime, Processors: 4));
        earlier.Store(Suite.Request, [quiet with { Shuffled = false }, quiet, quiet with { Processors = new(3 * RunTime, RunTime, Processors: 4) }]);

        Measure(loads: []);

        Assert.IsFalse(earlier.Read(Suite.Request).Runs.Single().Shuffled);
    }

    [TestMethod]
    public void Refused_AllRunsWereQuiet_BeginsAnew()
    {
        Measure(loads: [0, 0]);
        runs.Clear();

        Measure(loads: []);

        Assert.AreEqual(Traits.SequentialPlan, runs.Single());
    }

    [TestMethod]
    public void Refused_ThreeTimesWithinADay_WaitsForTheNextDay()
    {
        for (var build = 0; build < 3; build++)
            Measure(loads: [0]);
        runs.Clear();

        var refused = Measure(loads: []);

        Assert.AreEqual(3, started);
        Assert.IsEmpty(runs);
        Assert.AreEqual("other work disturbed 3 measurements within a day, and the next one begins after 2026-11-23 12:00 UTC, or with -t:AmorsizeRefresh", refused.Why);
        Clock.Advance(TimeSpan.FromDays(1));
        Measure(loads: []);
        Assert.AreEqual(Traits.SequentialPlan, runs.Single());
        Measure(loads: []);
        Assert.AreEqual(5, started);
    }

    [TestMethod]
    public void Refused_DayBefore_NextBuildsGoOnWithTheRunsOfThisDay()
    {
        Measure(loads: [0, 2]);
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Throws<OperationCanceledException>(() => Measure(loads: [0], refuse: () => new OperationCanceledException()));
        var first = runs[^1];
        runs.Clear();
        Measure(loads: []);

        Assert.AreEqual(first, runs[0]);
    }

    [TestMethod]
    public void Refused_ThreeTimesWithinADay_RefreshMeasures()
    {
        for (var build = 0; build < 3; build++)
            Measure(loads: []);

        Measure(loads: [], isRefresh: true);

        Assert.AreEqual(4, started);
    }

    private static RunnerTraits Traits { get; } = new(SetsScope: true, TestScope.Classes, DefaultWorkers: 4, WaitsForPool: false);

    // The run after those with the given loads, in processors, meets too much of it.
    private MeasurementOutcome.Interference Measure(double[] loads, bool isRefresh = false, Func<Exception>? refuse = null)
    {
        var clockStart = Clock.GetTimestamp();
        foreign = TimeSpan.Zero;
        var left = new Queue<double>(loads);
        var instruments = new Instruments(
            Clock, CompilationTime: () => TimeSpan.Zero, () => new(Clock.GetElapsedTime(clockStart) + foreign, Clock.GetElapsedTime(clockStart), Processors: 4), PeakMemory: () => 0);
        var measurement = new SuiteMeasurement(
            (_, _) => new Suite32(Run),
            _ => { },
            SuitePlan.Unchanged,
            new(Processors: 4, TimeSpan.FromHours(1), Shortest: TimeSpan.FromSeconds(3), Slice: TimeSpan.FromHours(1)),
            new(CacheDirectory, new LocalFileSystem()),
            isRefresh,
            instruments);
        return (MeasurementOutcome.Interference)measurement.Measure(Suite, earlier: null, TimeSpan.FromHours(1), () => started++, CancellationToken.None);

        SuiteRun Run(SuitePlan plan)
        {
            runs.Add(plan);
            if (!left.TryDequeue(out var load))
                throw refuse?.Invoke() ?? new InterferenceException("other processes took 2.0 of 4 processors");
            Clock.Advance(RunTime);
            foreign += load * RunTime;
            return new() { End = SuiteEnd.Completed, Elapsed = RunTime, Tests = [.. Enumerable.Range(0, 32).Select(number => new TestTime($"N.C{number}.T", $"N.C{number}", RunTime / 32, Failed: false))] };
        }
    }

    private sealed class Suite32(Func<SuitePlan, SuiteRun> run) : ISuite
    {
        public RunnerTraits Traits => SuiteRefusalTests.Traits;

        public SuiteRun Run(SuitePlan plan, bool shuffled, TimeSpan limit) => run(plan);
    }
}
