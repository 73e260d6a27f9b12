using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Suites beside foreign load, and suites whose times scatter.</summary>
[TestClass]
public sealed class SuiteInterferenceTests
{
    private const int Processors = 4;
    private static readonly IReadOnlyList<SyntheticTest> CpuBound = SyntheticTest.Alike(96, classes: 48, seconds: 0.2, cpuShare: 1);
    private static readonly IReadOnlyList<SyntheticTest> IoBound = SyntheticTest.Alike(32, classes: 16, seconds: 0.5, cpuShare: 0);

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(4)]
    public void Search_ComputingTestsBesideBusyProcesses_AreTunedUnderLoad(int busy)
    {
        var suite = Beside(busy, CpuBound);

        var profile = suite.Search(readsLoad: true);

        Assert.AreEqual(Processors, profile.Choice.Workers, "more workers would only take processors from the busy processes");
        Assert.AreEqual(busy, profile.UnderLoad!.Value, 0.01);
        Assert.AreEqual(suite.TimeOf(Runners.MSTest.SequentialPlan) / suite.TimeOf(profile.Choice), profile.Speedup, 0.01);
        Assert.Contains($"; measured under load: other processes took {busy}.0 of 4 processors, so that threads waited for a processor ", profile.Reason);
    }

    [TestMethod]
    public void Search_ComputingTestsThatWaitedForProcessors_AreNotTakenForWaitingOnes()
    {
        // Each thread has a processor an eighth of the time.
        var suite = new SyntheticSuite(Runners.MSTest, Processors, CpuBound)
        {
            ForeignLoad = _ => Processors, SlowdownOfRun = _ => 8, TestTimeFactor = _ => 8, WaitOverComputed = _ => 7,
        };

        var profile = suite.Search(readsLoad: true);

        Assert.IsGreaterThan(0.8, profile.CpuShare);
        Assert.AreEqual(Processors, profile.Choice.Workers);
    }

    [TestMethod]
    public void Search_WaitsUnknownAndNoProcessorLeft_HasNoMoreWorkersThanProcessors()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, CpuBound) { ForeignLoad = _ => 3.6, SlowdownOfRun = _ => 8, TestTimeFactor = _ => 8 };

        Assert.IsLessThanOrEqualTo(Processors, suite.Search(readsLoad: true).Choice.Workers);
    }

    [TestMethod]
    public void Search_SlightForeignLoad_IsMeasured()
    {
        var profile = new SyntheticSuite(Runners.MSTest, Processors, CpuBound) { ForeignLoad = _ => 0.1 }.Search(readsLoad: true);

        Assert.AreEqual((Processors, null), (profile.Choice.Workers, profile.UnderLoad));
    }

    [TestMethod]
    public void Search_LoadUnknown_IsMeasured()
    {
        var profile = new SyntheticSuite(Runners.MSTest, Processors, CpuBound) { ForeignLoad = _ => 2 }.Search(readsLoad: false);

        Assert.AreEqual((Processors, null), (profile.Choice.Workers, profile.UnderLoad));
    }

    [TestMethod]
    public void Search_WaitingTestsBesideBusyProcesses_AreMeasured()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, IoBound) { ForeignLoad = _ => 4, WaitOverComputed = _ => 0.5 };

        var profile = suite.Search(readsLoad: true);

        Assert.AreEqual((32, null), (profile.Choice.Workers, profile.UnderLoad));
    }

    [TestMethod]
    [DataRow(0.0, false)]
    [DataRow(3.0, true)]
    public void Search_SequentialRunSlowOnce_IsBelievedOnlyOnAQuietMachine(double load, bool isUnderLoad)
    {
        SyntheticTest[] tests = [new("Long", "A", Seconds: 10, CpuShare: 1), new("Short", "B", Seconds: 0.1, CpuShare: 1)];
        var suite = new SyntheticSuite(Runners.MSTest, Processors, tests) { ForeignLoad = _ => load, SlowdownOfRun = Slowdown, TestTimeFactor = Slowdown, WaitOverComputed = _ => load / 2 };

        var profile = suite.Search(readsLoad: true);

        Assert.AreEqual((isUnderLoad, isUnderLoad), (profile.Choice == SuitePlan.Unchanged, profile.UnderLoad is not null));

        static double Slowdown(SyntheticRun run) => run.Number == 1 ? 1.3 : 1;
    }

    [TestMethod]
    public void Search_ScatterLeavesTheClassOpen_IsRefusedOnlyUnderLoad()
    {
        var oneCandidate = new MeasurementPolicy { Suites = new() { MaxCandidates = 1 } };

        Assert.IsNull(Scattering(load: 0).Search(readsLoad: true, policy: oneCandidate).UnderLoad);
        var refused = Assert.ThrowsExactly<InterferenceException>(() => Scattering(load: 3).Search(readsLoad: true, policy: oneCandidate));

        Assert.Contains("other processes took 3.0 of 4 processors", refused.Message);
        Assert.EndsWith(", too much to tell whether sequential or parallel is faster", refused.Message);

        // A parallel run takes from half as long as a sequential one to a little longer.
        static SyntheticSuite Scattering(double load) => new(Runners.MSTest, Processors, SyntheticTest.Alike(2, classes: 2, seconds: 5, cpuShare: 1))
        {
            ForeignLoad = _ => load, WaitOverComputed = _ => load, SlowdownOfRun = run => !run.IsParallel ? 1 : run.Number switch { 2 => 1, 6 => 1.5, _ => 2.1 },
        };
    }

    [TestMethod]
    public void Search_LoadComesAfterTheSequentialRun_IsLeftUnchangedForADay()
    {
        // A sequential run takes 15 s, a parallel one 7.75 s, and under load three times that. So the parallel run is stopped as beaten.
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(2, classes: 1, seconds: 7.25, cpuShare: 1))
        {
            ForeignLoad = run => run.Number > 1 ? 4 : 0, SlowdownOfRun = run => run.Number > 1 ? 3 : 1, WaitOverComputed = run => run.Number > 1 ? 2 : 0,
        };

        var profile = suite.Search(budget: TimeSpan.FromSeconds(60), readsLoad: true);

        Assert.IsTrue(profile.IsUnchanged, profile.Reason);
        Assert.IsNotNull(profile.UnderLoad, profile.Reason);
        Assert.Contains("; measured under load: ", profile.Reason);
    }

    [TestMethod]
    [DataRow(0.0, false)]
    [DataRow(4.0, true)]
    public void Search_SequentialRunDoesNotEnd_IsUnderLoadOnlyBesideLoad(double load, bool isUnderLoad)
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, CpuBound) { ForeignLoad = _ => load, WaitOverComputed = _ => load };

        var profile = suite.Search(budget: TimeSpan.FromSeconds(1), readsLoad: true);

        Assert.AreEqual((true, isUnderLoad), (profile.IsUnchanged, profile.UnderLoad is not null), profile.Reason);
    }

    [TestMethod]
    [DataRow(0.5)]
    [DataRow(1.0)]
    public void Search_OwnQuotaThrottlesTheSuite_IsNoForeignLoad(double quota)
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, CpuBound) { WaitOverComputed = _ => 0 };
        var started = suite.Clock.GetTimestamp();
        var instruments = suite.Instruments(readsLoad: true) with { CpuQuota = quota, ThrottledTime = () => 0.5 * suite.Clock.GetElapsedTime(started) };

        Assert.IsNull(new SuiteSearch(suite, instruments).Run(new(Processors, TimeSpan.FromHours(1), TimeSpan.Zero, TimeSpan.MaxValue)).UnderLoad);
    }

    [TestMethod]
    public void Search_FailsInConfirmationRuns_ChoosesAnotherPlan()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, CpuBound)
        {
            ForeignLoad = run => run.Number is > 1 and < 6 ? 4 : 0,
            Failing = run => run.Shuffled && run.Actual.Scope == TestScope.Methods ? ["Test0"] : [],
            SlowdownOfPlan = plan => plan.Scope == TestScope.Methods ? 0.8 : 1,
        };

        var profile = suite.Search(readsLoad: true);

        Assert.AreEqual(TestScope.Classes, profile.Choice.Scope);
        Assert.AreSequenceEqual(["Test0"], profile.FailInParallel);
    }

    [TestMethod]
    public void Search_NoGainAndScatteredTimes_HardlyEverChanges()
    {
        SyntheticTest[] tests = [new("Long", "A", Seconds: 10, CpuShare: 0), new("Short", "B", Seconds: 0.1, CpuShare: 0)];

        // The sign test's level is 10 % for each of several candidates.
        Assert.IsLessThanOrEqualTo(10, Choices(tests, Runners.MSTest).Count(choice => choice != SuitePlan.Unchanged));
    }

    [TestMethod]
    public void Search_LargeGainAndScatteredTimes_IsTuned() =>
        Assert.IsTrue(Choices(IoBound, Runners.MSTest).All(choice => choice.Workers == 32));

    // Busy processes and the workers share the processors evenly.
    private static SyntheticSuite Beside(int busy, IReadOnlyList<SyntheticTest> tests) => new(Runners.MSTest, Processors, tests)
    {
        ForeignLoad = _ => busy,
        SlowdownOfPlan = plan => Math.Min(plan.Workers, Processors) / Math.Min(plan.Workers, (double)Processors * plan.Workers / (plan.Workers + busy)),
        WaitOverComputed = run => Math.Max(0, ((run.Actual.Workers + busy) / (double)Processors) - 1),
    };

    private static IEnumerable<SuitePlan> Choices(IReadOnlyList<SyntheticTest> tests, RunnerTraits traits) => Enumerable.Range(0, 100).Select(seed =>
    {
        var random = new Random(seed);
        return new SyntheticSuite(traits, Processors, tests) { SlowdownOfRun = _ => 0.95 + (0.1 * random.NextDouble()) }.Search().Choice;
    });
}
