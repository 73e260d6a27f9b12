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
    public void Search_ForeignLoadThroughout_Throws()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, CpuBound) { ForeignLoad = _ => 2 };

        Assert.Contains("other processes kept up to 2.0 of 4 processors busy", Assert.ThrowsExactly<InterferenceException>(() => suite.Search(readsLoad: true)).Message);
    }

    [TestMethod]
    public void Search_SlightForeignLoad_IsNoInterference()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, CpuBound) { ForeignLoad = _ => 0.1 };

        Assert.AreEqual(Processors, suite.Search(readsLoad: true).Choice.Workers);
    }

    [TestMethod]
    public void Search_LoadUnknown_IsNoInterference()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, CpuBound) { ForeignLoad = _ => 2 };

        Assert.AreEqual(Processors, suite.Search(readsLoad: false).Choice.Workers);
    }

    [TestMethod]
    public void Search_IoBoundTestsBesideLoadWithRoom_AreTuned()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, IoBound) { ForeignLoad = _ => 2 };

        Assert.AreEqual(32, suite.Search(readsLoad: true).Choice.Workers);
    }

    [TestMethod]
    public void Search_LoadEnds_RepeatsTheRoundWithInterference()
    {
        // The load makes the first round twice as slow.
        var suite = new SyntheticSuite(Runners.MSTest, Processors, CpuBound) { ForeignLoad = run => IsFirstRound(run) ? 2 : 0, SlowdownOfRun = run => IsFirstRound(run) ? 2 : 1 };

        var profile = suite.Search(readsLoad: true);

        Assert.AreEqual(Processors, profile.Choice.Workers);
        Assert.AreEqual(suite.TimeOf(profile.Choice).TotalMicroseconds, profile.Race.Single(evidence => evidence.Candidate == profile.Choice).ItemMicroseconds.Max(), 1, "the round with interference does not count");

        static bool IsFirstRound(SyntheticRun run) => run.Number is 2 or 3 or 4;
    }

    [TestMethod]
    public void Search_DecidedByValidRound_DoesNotRepeatTheInvalidOne()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(2, classes: 1, seconds: 5, cpuShare: 1)) { ForeignLoad = run => run.Number == 2 ? 4 : 0 };

        var profile = suite.Search(readsLoad: true);

        Assert.AreEqual(2, profile.Choice.Workers);
        Assert.AreEqual(2, suite.RunsOf(SuitePlan.Unchanged));
    }

    [TestMethod]
    public void Search_LoadTakesTimeOfConfirmationRuns_Throws()
    {
        // A sequential run takes 15 s, a parallel one 7.75 s, and the first parallel one twice that.
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(2, classes: 1, seconds: 7.25, cpuShare: 1))
        {
            ForeignLoad = run => run.Number == 2 ? 4 : 0,
            SlowdownOfRun = run => run.Number == 2 ? 2 : 1,
        };

        Assert.ThrowsExactly<InterferenceException>(() => suite.Search(budget: TimeSpan.FromSeconds(60), readsLoad: true));
        Assert.AreEqual(3, suite.RunsOf(new(Workers: 2, TestScope.Methods, MinThreads: 6)), "two rounds and one confirmation run");
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
    public void Search_LoadLeavesNoTimeForSequentialRun_Throws()
    {
        // The last unchanged run takes longer than before and uses up the time. No run is stopped because its plan is beaten.
        var patient = MeasurementPolicy.Default with { Suites = MeasurementPolicy.Default.Suites with { BeatenFactor = 100 } };
        var suite = new SyntheticSuite(Runners.Xunit(2), 2, SyntheticTest.Alike(32, classes: 8, seconds: 0.25, cpuShare: 1))
        {
            SlowdownOfPlan = plan => plan switch { { Workers: 1 } => 1, { Workers: 2, Scope: TestScope.Classes } => 1.65, _ => 3.29 },
            ForeignLoad = run => run.Number < 5 ? 0.3 : 0,
            SlowdownOfRun = run => run.Number == 6 ? 1.1 : 1,
        };

        Assert.ThrowsExactly<InterferenceException>(() => suite.Search(readsLoad: true, policy: patient));
        Assert.AreEqual(SuitePlan.Unchanged, suite.Runs[^1].Asked);
    }

    [TestMethod]
    public void Search_LoadLeavesNoTimeForReferencePlans_Throws()
    {
        // A sequential run takes 19.7 s, one with 8 workers 2.9 s: only the latter fits into the remaining time.
        var suite = new SyntheticSuite(Runners.Xunit(8), 8, CpuBound) { ForeignLoad = run => run.Number < 4 ? 8 : 0, SlowdownOfRun = run => run.Number == 2 ? 5 : 1 };

        Assert.ThrowsExactly<InterferenceException>(() => suite.Search(budget: TimeSpan.FromSeconds(45), readsLoad: true));
        Assert.AreEqual(1, suite.RunsOf(SuitePlan.Unchanged));
        Assert.IsGreaterThan(3, suite.Runs.Count, "a candidate was run again");
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

    private static IEnumerable<SuitePlan> Choices(IReadOnlyList<SyntheticTest> tests, RunnerTraits traits) => Enumerable.Range(0, 100).Select(seed =>
    {
        var random = new Random(seed);
        return new SyntheticSuite(traits, Processors, tests) { SlowdownOfRun = _ => 0.95 + (0.1 * random.NextDouble()) }.Search().Choice;
    });
}
