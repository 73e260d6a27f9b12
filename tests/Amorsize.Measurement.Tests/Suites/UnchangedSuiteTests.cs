using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Suites that stay unchanged, and suites that cannot be measured.</summary>
[TestClass]
public sealed class UnchangedSuiteTests
{
    private const int Processors = 4;

    // A parallel run gains so little that the search repeats the sequential run, and so sees whether both end alike.
    private static readonly IReadOnlyList<SyntheticTest> HardlyParallel = [new("Long", "A", Seconds: 5, CpuShare: 0), new("Short", "B", Seconds: 1, CpuShare: 0)];
    private static readonly IReadOnlyList<SyntheticTest> Parallel = SyntheticTest.Alike(32, classes: 16, seconds: 0.5, cpuShare: 0);

    [TestMethod]
    public void Search_SequentialRunsDiffer_LeavesSuiteUnchanged()
    {
        var sequentialRuns = 0;

        var profile = new SyntheticSuite(Runners.MSTest, Processors, HardlyParallel) { Failing = run => !run.IsParallel && ++sequentialRuns == 2 ? ["Short"] : [] }.Search();

        AssertUnchanged("its tests do not end alike in two sequential runs: Short", profile);
    }

    [TestMethod]
    public void Search_SequentialRunsDiffer_NamesNoParallelFailure()
    {
        var profile = new SyntheticSuite(Runners.MSTest, Processors, Parallel) { Failing = run => run.Number > 1 ? ["Test3"] : [] }.Search();

        AssertUnchanged("two sequential runs: Test3", profile);
        Assert.IsEmpty(profile.FailInParallel);
    }

    [TestMethod]
    public void Search_ManyTestsDiffer_NamesFiveOfThem()
    {
        var profile = new SyntheticSuite(Runners.MSTest, Processors, Parallel) { Failing = run => run.Number > 1 ? Parallel.Select(test => test.Name) : [] }.Search();

        AssertUnchanged("Test0, Test1, Test10, Test11, Test12 and 27 more", profile);
    }

    [TestMethod]
    public void Search_SecondSequentialRunHangs_LeavesSuiteUnchanged()
    {
        // The failure by method leads to another race, which repeats the sequential run.
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Parallel)
        {
            Failing = run => run.Actual.Scope == TestScope.Methods ? ["Test3"] : [],
            Ending = run => run is { IsParallel: false, Number: > 1 } || run.Shuffled ? SuiteEnd.TimedOut : SuiteEnd.Completed,
        };

        var profile = suite.Search();

        AssertUnchanged("in two sequential runs", profile);
        Assert.EndsWith("; unchanged: it did not end", profile.Warnings.Single());
    }

    [TestMethod]
    public void Search_EveryTestFails_IsNotTooShort()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Parallel) { Failing = _ => Parallel.Select(test => test.Name) };

        var profile = suite.Search(shortest: TimeSpan.FromHours(1));

        AssertUnchanged("32 of 32 tests fail when run sequentially: Test0, Test1, Test10, Test11, Test12 and 27 more; correct them, or exclude them with a filter", profile);
        Assert.AreEqual(32, profile.Failing);
        Assert.HasCount(1, suite.Runs);
    }

    [TestMethod]
    [DataRow(3, false)]
    [DataRow(4, true)]
    public void Search_MoreThanATenthFails_LeavesSuiteUnchanged(int failing, bool isUnchanged)
    {
        var profile = new SyntheticSuite(Runners.MSTest, Processors, Parallel) { Failing = _ => Parallel.Take(failing).Select(test => test.Name) }.Search();

        Assert.AreEqual((isUnchanged, failing), (profile.IsUnchanged, profile.Failing));
        Assert.Contains($"{failing} of 32 tests fail when run sequentially: Test0, Test1, Test2", isUnchanged ? profile.Reason : profile.Warnings.Single());
    }

    [TestMethod]
    public void Search_NoTestSelected_LeavesSuiteUnchanged() =>
        AssertUnchanged("none of its tests is selected by the project's filter", new SyntheticSuite(Runners.MSTest, Processors, []).Search());

    [TestMethod]
    public void Search_SuiteTooShort_LeavesSuiteUnchangedAfterOneRun()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Parallel);

        var profile = suite.Search(shortest: suite.TimeOf(SuitePlan.Unchanged) + TimeSpan.FromTicks(1));

        AssertUnchanged("it takes 16.5 s when run sequentially", profile);
        Assert.HasCount(1, suite.Runs);
    }

    [TestMethod]
    public void Search_SuiteJustLongEnough_IsTuned()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Parallel);

        Assert.IsFalse(suite.Search(shortest: suite.TimeOf(SuitePlan.Unchanged)).IsUnchanged);
    }

    [TestMethod]
    public void Search_OneTest_LeavesSuiteUnchanged()
    {
        var suite = new SyntheticSuite(Runners.Xunit(Processors), Processors, SyntheticTest.Alike(1, classes: 1, seconds: 5, cpuShare: 1));

        AssertUnchanged("none of its 1 tests can run beside another", suite.Search());
        Assert.HasCount(1, suite.Runs);
    }

    [TestMethod]
    public void Search_OneClassAndScopeClasses_LeavesSuiteUnchanged()
    {
        var traits = Runners.Xunit(Processors) with { SetsScope = false };

        AssertUnchanged("can run beside another", new SyntheticSuite(traits, Processors, SyntheticTest.Alike(10, classes: 1, seconds: 1, cpuShare: 0)).Search());
    }

    [TestMethod]
    public void Search_BudgetTooShort_ReasonNamesTheProperty()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Parallel);

        AssertUnchanged("AmorsizeTestTimeBudget, 17.0 s", suite.Search(budget: TimeSpan.FromSeconds(17)));
        Assert.HasCount(1, suite.Runs);
    }

    [TestMethod]
    public void Search_NoTimeForConfirmationRuns_ReasonNamesTheProperty()
    {
        // Parallel runs take four times as long as predicted.
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Parallel) { SlowdownOfRun = run => run.IsParallel ? 4 : 1 };

        AssertUnchanged("AmorsizeTestTimeBudget, 27.0 s", suite.Search(budget: TimeSpan.FromSeconds(27)));
    }

    [TestMethod]
    public void Search_TooManyRunsNeeded_ReasonDoesNotNameTheProperty()
    {
        // The first of the two confirmation runs in random order uses up the time.
        SyntheticTest[] tests = [new("Long", "A", Seconds: 0.9, CpuShare: 0), new("Short", "B", Seconds: 0.3, CpuShare: 0)];
        var suite = new SyntheticSuite(Runners.MSTest, Processors, tests) { StartSeconds = 0.05, SlowdownOfRun = run => run.Shuffled ? 6 : 1 };

        var profile = suite.Search();

        Assert.DoesNotContain("AmorsizeTestTimeBudget", profile.Reason);
        AssertUnchanged("would take longer than 8 such runs", profile);
    }

    [TestMethod]
    [DataRow(SuiteEnd.OutOfMemory)]
    [DataRow(SuiteEnd.Crashed)]
    public void Search_SequentialRunFails_Throws(object end)
    {
        var suite = new SyntheticSuite(Runners.Xunit(Processors), Processors, Parallel) { Ending = _ => (SuiteEnd)end };

        var failure = Assert.ThrowsExactly<SuiteFailedException>(() => suite.Search());

        Assert.AreEqual(end, failure.End);
        Assert.StartsWith("it ", failure.Message);
        Assert.AreEqual(SuitePlan.Sequential, suite.Runs.Single().Asked);
    }

    [TestMethod]
    public void Search_SequentialRunTakesTheBudget_IsStoppedAndUnchanged()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Parallel);

        AssertUnchanged("it did not end within AmorsizeTestTimeBudget, 10.0 s, when run sequentially", suite.Search(budget: TimeSpan.FromSeconds(10)));
        Assert.HasCount(1, suite.Runs);
        Assert.AreEqual(TimeSpan.FromSeconds(10), suite.LongestRun);
    }

    private static void AssertUnchanged(string reason, SuiteProfile profile)
    {
        Assert.IsTrue(profile.IsUnchanged, profile.Reason);
        Assert.AreEqual(SuitePlan.Unchanged, profile.Choice);
        Assert.AreEqual(1, profile.Speedup);
        Assert.Contains(reason, profile.Reason);
    }
}
