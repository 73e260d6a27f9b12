using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class SuiteTrialsTests
{
    private const int Processors = 4;
    private static readonly SuitePlan Candidate = new(Workers: 8, TestScope.Methods, MinThreads: 8);
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);
    private static readonly IReadOnlyList<SyntheticTest> Tests = SyntheticTest.Alike(8, classes: 4, seconds: 1, cpuShare: 0);

    [TestMethod]
    public void Run_SequentialPlan_CountsTheExistingRunFirst()
    {
        var (suite, trials) = Of(new(Runners.MSTest, Processors, Tests));

        Assert.AreEqual(8.5e6, trials.Run(SuitePlan.Unchanged).ItemMicroseconds, 1);
        Assert.HasCount(1, suite.Runs);
        trials.Run(SuitePlan.Unchanged);
        Assert.HasCount(2, suite.Runs);
    }

    [TestMethod]
    public void Run_TestFails_IsIncompleteTrial()
    {
        var (_, trials) = Of(new(Runners.MSTest, Processors, Tests) { Failing = run => run.IsParallel ? ["Test3"] : [] });

        Assert.AreEqual(new(double.PositiveInfinity, IsComplete: false), trials.Run(Candidate));
        Assert.AreSequenceEqual([Candidate], trials.Failed);
        Assert.AreSequenceEqual(["Test3"], trials.FailInParallel);
    }

    [TestMethod]
    public void PeakMemoryOf_Plan_IsThatOfItsPassedRuns()
    {
        var (_, trials) = Of(new(Runners.MSTest, Processors, Tests) { PeakMemory = run => run.Number == 3 ? 10 : run.Number, Failing = run => run.Number == 5 ? ["Test3"] : [] });

        for (var i = 0; i < 4; i++)
            trials.Run(Candidate);

        Assert.AreEqual(10, trials.PeakMemoryOf(Candidate));
        Assert.AreEqual(0, trials.PeakMemoryOf(Candidate with { Workers = 2 }));
    }

    [TestMethod]
    [DataRow(0, 5)]
    [DataRow(3, 2)]
    [DataRow(6, 2, DisplayName = "at least two runs in random order, however often it was raced")]
    public void Verify_RacedBefore_AddsMissingRunsAndAtLeastTwoShuffled(int raced, int shuffled)
    {
        var (suite, trials) = Of(new(Runners.MSTest, Processors, Tests));
        for (var i = 0; i < raced; i++)
            trials.Run(Candidate);

        Assert.IsTrue(trials.Verify(Candidate, runs: 5, shuffled: 2));
        Assert.AreEqual(shuffled, suite.Runs.Count(run => run.Shuffled));
    }

    [TestMethod]
    public void Verify_RunFails_EndsAtOnce()
    {
        var (suite, trials) = Of(new(Runners.MSTest, Processors, Tests) { Failing = run => run.Number == 3 ? ["Test3"] : [] });

        Assert.IsFalse(trials.Verify(Candidate, runs: 5, shuffled: 2));
        Assert.AreEqual(2, suite.RunsOf(Candidate));
        Assert.AreSequenceEqual([Candidate], trials.Failed);
    }

    [TestMethod]
    public void Verify_DeadlineReached_IsFalse()
    {
        var left = 1.5 * new SyntheticSuite(Runners.MSTest, Processors, Tests).TimeOf(Candidate);
        var (suite, trials) = Of(new(Runners.MSTest, Processors, Tests), left);

        Assert.IsFalse(trials.Verify(Candidate, runs: 5, shuffled: 2));
        Assert.AreEqual(2, suite.RunsOf(Candidate));
        Assert.IsEmpty(trials.Failed);
    }

    [TestMethod]
    public void Run_DeadlineReached_StopsTheRunAndTheCandidateHasNotFailed()
    {
        var left = TimeSpan.FromSeconds(0.1);
        var (suite, trials) = Of(new(Runners.MSTest, Processors, Tests), left);
        var end = suite.Clock.GetUtcNow() + left;

        Assert.AreEqual(SuiteTrials.Stopped, trials.Run(Candidate));
        Assert.AreEqual(end, suite.Clock.GetUtcNow());
        Assert.AreEqual(SuiteTrials.Stopped, trials.Run(Candidate));
        Assert.AreEqual(1, suite.RunsOf(Candidate), "no run begins after the deadline");
        Assert.IsEmpty(trials.Failed);
    }

    private static (SyntheticSuite Suite, SuiteTrials Trials) Of(SyntheticSuite suite, TimeSpan? left = null)
    {
        var sequential = suite.Run(suite.Traits.SequentialPlan, shuffled: false, Limit);
        return (suite, new(suite, sequential, new SuiteCandidates(new SuiteModel(sequential, suite.Traits, Processors), suite.Traits, Processors), Limit, Deadline.After(suite.Clock, left ?? TimeSpan.FromHours(1))));
    }
}
