using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class SuiteSearchTests
{
    private const int Processors = 4;

    [TestMethod]
    public void Search_IoBoundTests_GetAllUsefulWorkersAndPoolThreads()
    {
        var profile = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(32, classes: 16, seconds: 0.5, cpuShare: 0)).Search();

        Assert.AreEqual(new(Workers: 32, TestScope.Methods, MinThreads: 36), profile.Choice);
        Assert.AreEqual(16.5, profile.Speedup, 0.01, "16.5 s sequentially, 1 s in parallel");
        Assert.AreEqual(0, profile.CpuShare, 0.01);
    }

    [TestMethod]
    public void Search_WorkersWithOwnThreads_SetsNoMinThreads()
    {
        var profile = new SyntheticSuite(Runners.Xunit(Processors), Processors, SyntheticTest.Alike(32, classes: 32, seconds: 0.5, cpuShare: 0)).Search();

        Assert.AreEqual(new(Workers: 32, TestScope.Classes), profile.Choice);
    }

    [TestMethod]
    public void Search_MoreAwaitingTestsThanWorkers_GetsTheAggressiveAlgorithm()
    {
        var profile = new SyntheticSuite(Runners.XunitV2(Processors), Processors, SyntheticTest.Alike(256, classes: 256, seconds: 1, cpuShare: 0)).Search();

        Assert.AreEqual(new(Workers: 64, MinThreads: 68) { IsAggressive = true }, profile.Choice);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(4)]
    [DataRow(8)]
    [DataRow(16)]
    public void Search_CpuBoundTests_GetOneWorkerPerProcessor(int processors)
    {
        var suite = new SyntheticSuite(Runners.MSTest, processors, SyntheticTest.Alike(192, classes: 48, seconds: 0.2, cpuShare: 1));

        var profile = suite.Search();

        Assert.AreEqual(new(processors, TestScope.Classes, MinThreads: 2 * processors), profile.Choice);
        Assert.AreEqual(1, profile.CpuShare, 0.01);
        Assert.IsTrue(suite.Runs.Any(run => run.Asked.Workers > processors), "plans with more workers were tried");
    }

    [TestMethod]
    public void Search_ScopeSetByAttributes_IsNotChanged()
    {
        var suite = new SyntheticSuite(Runners.NUnit(Processors), Processors, SyntheticTest.Alike(32, classes: 8, seconds: 0.5, cpuShare: 0));

        Assert.AreEqual(new(Workers: 32, TestScope.AsDeclared), suite.Search().Choice);
        Assert.IsTrue(suite.Runs.All(run => run.Asked.Scope == TestScope.AsDeclared));
    }

    [TestMethod]
    public void Search_ParallelRunner_KeepsTimesUnchangedAndUnderTheChoice()
    {
        var timeline = new SyntheticSuite(Runners.Xunit(Processors), Processors, SyntheticTest.Alike(32, classes: 32, seconds: 0.5, cpuShare: 0)).Search().Timeline!;

        Assert.AreEqual(SuitePlan.Unchanged, timeline.Before);
        Assert.HasCount(32, timeline.Tests);
        Assert.IsTrue(timeline.Tests.All(test => test is { Before: not null, After: not null }));
    }

    [TestMethod]
    public void Search_AnySuite_KeepsTotalTestTimeUnderTheChoice()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(32, classes: 32, seconds: 0.5, cpuShare: 0)) { TestTimeFactor = run => run.IsParallel ? 1.5 : 1 };

        Assert.AreEqual(TimeSpan.FromSeconds(24), suite.Search().TestTime);
        Assert.AreEqual(TimeSpan.FromSeconds(16), suite.Search(shortest: TimeSpan.FromHours(1)).TestTime, "the sequential run is the only one");
    }

    [TestMethod]
    public void Search_SuiteTooShort_KeepsTimesOfTheSequentialRun()
    {
        var suite = new SyntheticSuite(Runners.Xunit(Processors), Processors, SyntheticTest.Alike(4, classes: 4, seconds: 0.1, cpuShare: 0));

        var profile = suite.Search(shortest: TimeSpan.FromSeconds(3));

        Assert.IsTrue(profile.IsUnchanged);
        Assert.AreEqual((SuitePlan.Sequential, 4), (profile.Timeline!.Before, profile.Timeline.Tests.Count));
    }

    [TestMethod]
    public void Search_NoGain_LeavesSuiteUnchanged()
    {
        SyntheticTest[] tests = [new("Long", "A", Seconds: 10, CpuShare: 0), new("Short", "B", Seconds: 0.1, CpuShare: 0)];

        var profile = new SyntheticSuite(Runners.MSTest, Processors, tests).Search();

        Assert.AreEqual(SuitePlan.Unchanged, profile.Choice);
        Assert.AreEqual(1, profile.Speedup);
        Assert.IsFalse(profile.IsUnchanged, "the suite was measured; to change nothing is the result");
        Assert.StartsWith("unchanged: no plan was shown to be faster", profile.Reason);
    }

    [TestMethod]
    public void Search_EqualPlans_ChoosesFewestWorkers()
    {
        IReadOnlyList<SyntheticTest> tests = [new("Long", "Class", Seconds: 4, CpuShare: 0), .. SyntheticTest.Alike(28, classes: 28, seconds: 0.25, cpuShare: 0)];
        var suite = new SyntheticSuite(Runners.Xunit(Processors), Processors, tests);

        var profile = suite.Search();

        Assert.AreEqual(3, profile.Choice.Workers);
        Assert.AreEqual(suite.TimeOf(SuitePlan.Unchanged), suite.TimeOf(profile.Choice), "the default's four workers are not faster");
    }

    [TestMethod]
    public void Search_OnlyCandidateBeatsSequentialInOneRound_IsChosen()
    {
        var profile = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(2, classes: 1, seconds: 5, cpuShare: 0)).Search();

        Assert.AreEqual(new(Workers: 2, TestScope.Methods, MinThreads: 6), profile.Choice);
    }

    [TestMethod]
    public void Search_ParallelDefaultNotFaster_ChoosesSequential()
    {
        SyntheticTest[] tests = [new("Long", "A", Seconds: 10, CpuShare: 0), new("Short", "B", Seconds: 0.1, CpuShare: 0)];

        Assert.AreEqual(SuitePlan.Sequential, new SyntheticSuite(Runners.Xunit(Processors), Processors, tests).Search().Choice);
    }

    [TestMethod]
    public void Search_Choice_HasFiveRunsTwoShuffledAndPeakMemory()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(32, classes: 16, seconds: 0.5, cpuShare: 0)) { PeakMemory = run => run.Number };

        var profile = suite.Search();
        var runs = suite.Runs.Where(run => run.Asked == profile.Choice).ToList();

        Assert.HasCount(MeasurementPolicy.Default.Suites.RunsOfChoice, runs);
        Assert.AreSequenceEqual([false, false, false, true, true], runs.Select(run => run.Shuffled));
        Assert.AreEqual(runs[^1].Number, profile.PeakMemory);
    }

    [TestMethod]
    public void Search_SequentialBeatenByFar_IsNotRepeated()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(32, classes: 16, seconds: 0.5, cpuShare: 0));

        suite.Search();

        Assert.AreEqual(1, suite.RunsOf(SuitePlan.Unchanged));
    }

    [TestMethod]
    public void Search_MeasuredSuite_ProfileHasItsFigures()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(40, classes: 10, seconds: 0.1, cpuShare: 0.5));

        var profile = suite.Search();

        Assert.AreEqual(40, profile.Tests);
        Assert.AreEqual(TimeSpan.FromSeconds(4.5), profile.Sequential);
        Assert.AreEqual(0.5, profile.CpuShare, 0.01);
        Assert.AreEqual(suite.Clock.GetUtcNow(), profile.ProfiledAt);
        Assert.Contains("40 tests, 4.5 s sequentially, 50 % of it computing", profile.Reason);
        var chosen = profile.Race.Single(evidence => evidence.Candidate == profile.Choice);
        Assert.AreEqual(suite.TimeOf(profile.Choice).TotalMicroseconds, chosen.Median, 1);
        Assert.IsEmpty(profile.FailInParallel);
        Assert.IsEmpty(profile.Warnings);
    }
}
