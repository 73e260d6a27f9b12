using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Suites on machines that others use too, or that are not steady.</summary>
[TestClass]
public sealed class SuiteInterferenceTests
{
    private const int Processors = 4;
    private static readonly IReadOnlyList<SyntheticTest> Computing = SyntheticTest.Alike(96, classes: 48, seconds: 0.2, cpuShare: 1);
    private static readonly IReadOnlyList<SyntheticTest> Waiting = SyntheticTest.Alike(32, classes: 16, seconds: 0.5, cpuShare: 0);

    [TestMethod]
    public void Search_ForeignLoadThroughout_Throws()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Computing) { ForeignLoad = _ => 2 };

        Assert.Contains("other processes kept up to 2.0 of 4 processors busy", Assert.ThrowsExactly<InterferenceException>(() => suite.Search(readsLoad: true)).Message);
    }

    [TestMethod]
    public void Search_SlightForeignLoad_IsNoInterference()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Computing) { ForeignLoad = _ => 0.1 };

        Assert.AreEqual(Processors, suite.Search(readsLoad: true).Choice.Workers);
    }

    [TestMethod]
    public void Search_LoadUnknown_IsNoInterference()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Computing) { ForeignLoad = _ => 2 };

        Assert.AreEqual(Processors, suite.Search(readsLoad: false).Choice.Workers);
    }

    [TestMethod]
    public void Search_IoBoundTestsBesideLoadWithRoom_AreTuned()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Waiting) { ForeignLoad = _ => 2 };

        Assert.AreEqual(32, suite.Search(readsLoad: true).Choice.Workers);
    }

    [TestMethod]
    public void Search_LoadEnds_RepeatsTheRoundWithInterference()
    {
        // It makes the first round twice as slow.
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Computing) { ForeignLoad = run => IsFirst(run) ? 2 : 0, SlowdownOfRun = run => IsFirst(run) ? 2 : 1 };

        var profile = suite.Search(readsLoad: true);

        Assert.AreEqual(Processors, profile.Choice.Workers);
        Assert.AreEqual(suite.TimeOf(profile.Choice).TotalMicroseconds, profile.Race.Single(evidence => evidence.Candidate == profile.Choice).ItemMicroseconds.Max(), 1, "the disturbed round does not count");

        static bool IsFirst(SyntheticRun run) => run.Number is 2 or 3 or 4;
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
        // 15 s sequentially, 7.75 s in parallel, and once twice that.
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(2, classes: 1, seconds: 7.25, cpuShare: 1)) { ForeignLoad = run => run.Number == 2 ? 4 : 0, SlowdownOfRun = run => run.Number == 2 ? 2 : 1 };

        Assert.ThrowsExactly<InterferenceException>(() => suite.Search(budget: TimeSpan.FromSeconds(60), readsLoad: true));
        Assert.AreEqual(3, suite.RunsOf(new(Workers: 2, TestScope.Methods, MinThreads: 6)), "two rounds, and one run of those that verify");
    }

    [TestMethod]
    public void Search_FailsInConfirmationRuns_ChoosesAnotherPlan()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Computing)
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
        // What there was ends later than it did before, when the time is over.
        var suite = new SyntheticSuite(Runners.Xunit(2), 2, SyntheticTest.Alike(32, classes: 8, seconds: 0.25, cpuShare: 1))
        {
            SlowdownOfPlan = plan => plan switch { { Workers: 1 } => 1, { Workers: 2, Scope: TestScope.Classes } => 1.65, _ => 3.29 },
            ForeignLoad = run => run.Number < 5 ? 0.3 : 0,
            SlowdownOfRun = run => run.Number == 6 ? 1.1 : 1,
        };

        Assert.ThrowsExactly<InterferenceException>(() => suite.Search(readsLoad: true));
        Assert.AreEqual(SuitePlan.Unchanged, suite.Runs[^1].Asked);
    }

    [TestMethod]
    public void Search_LoadLeavesNoTimeForReferencePlans_Throws()
    {
        // 19.7 s sequentially, 2.9 s by 8 workers: for these there would be time.
        var suite = new SyntheticSuite(Runners.Xunit(8), 8, Computing) { ForeignLoad = run => run.Number < 4 ? 8 : 0, SlowdownOfRun = run => run.Number == 2 ? 5 : 1 };

        Assert.ThrowsExactly<InterferenceException>(() => suite.Search(budget: TimeSpan.FromSeconds(45), readsLoad: true));
        Assert.AreEqual(1, suite.RunsOf(SuitePlan.Unchanged));
        Assert.IsGreaterThan(3, suite.Runs.Count, "a candidate was run again");
    }

    [TestMethod]
    public void Search_NoGainAndScatteredTimes_HardlyEverChanges()
    {
        SyntheticTest[] tests = [new("Long", "A", Seconds: 10, CpuShare: 0), new("Short", "B", Seconds: 0.1, CpuShare: 0)];

        // Of the sign test's 10 %, with several candidates.
        Assert.IsLessThanOrEqualTo(10, Choices(tests, Runners.MSTest).Count(choice => choice != SuitePlan.Unchanged));
    }

    [TestMethod]
    public void Search_LargeGainAndScatteredTimes_IsTuned() =>
        Assert.IsTrue(Choices(Waiting, Runners.MSTest).All(choice => choice.Workers == 32));

    private static IEnumerable<SuitePlan> Choices(IReadOnlyList<SyntheticTest> tests, RunnerTraits traits) => Enumerable.Range(0, 100).Select(seed =>
    {
        var random = new Random(seed);
        return new SyntheticSuite(traits, Processors, tests) { SlowdownOfRun = _ => 0.95 + (0.1 * random.NextDouble()) }.Search().Choice;
    });
}
