using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Suites with tests that fail only in parallel, and with runs that do not complete.</summary>
[TestClass]
public sealed class SuiteFailureTests
{
    private const int Processors = 4;
    private static readonly IReadOnlyList<SyntheticTest> Tests = SyntheticTest.Alike(48, classes: 24, seconds: 0.5, cpuShare: 0);

    [TestMethod]
    public void Search_FailsByMethod_NamesTestsAndRunsClasses()
    {
        var profile = Suite(failing: run => run.Actual.Scope == TestScope.Methods ? ["Test7", "Test3"] : []).Search();

        Assert.AreEqual(new(Workers: 24, TestScope.Classes, MinThreads: 28), profile.Choice);
        Assert.AreSequenceEqual(["Test3", "Test7"], profile.FailInParallel);
        Assert.IsEmpty(profile.Warnings);
    }

    [TestMethod]
    [DataRow(24)]
    [DataRow(8)]
    [DataRow(4)]
    public void Search_FailsWithManyWorkers_NamesTestsAndUsesFewer(int from)
    {
        var suite = Suite(failing: run => run.Actual.Workers >= from ? ["Test3"] : []);

        var profile = suite.Search();

        Assert.IsInRange(2, from - 1, profile.Choice.Workers);
        Assert.AreSequenceEqual(["Test3"], profile.FailInParallel);
    }

    [TestMethod]
    public void Search_FailsInRandomOrder_NamesTestsAndLeavesSuiteUnchanged()
    {
        var suite = Suite(failing: run => run.Shuffled ? ["Test3"] : []);

        var profile = suite.Search();

        Assert.AreEqual(SuitePlan.Unchanged, profile.Choice);
        Assert.AreSequenceEqual(["Test3"], profile.FailInParallel);
        Assert.Contains("no faster plan passed all tests", profile.Reason);
    }

    [TestMethod]
    public void Search_FailsInRandomOrderByMethod_RunsClasses()
    {
        var profile = Suite(failing: run => run is { Shuffled: true, Actual.Scope: TestScope.Methods } ? ["Test3"] : []).Search();

        Assert.AreEqual(TestScope.Classes, profile.Choice.Scope);
        Assert.IsGreaterThan(1, profile.Choice.Workers);
        Assert.AreSequenceEqual(["Test3"], profile.FailInParallel);
    }

    [TestMethod]
    [DataRow(SuiteEnd.OutOfMemory, "it used too much memory")]
    [DataRow(SuiteEnd.Crashed, "it crashed")]
    public void Search_RunDoesNotComplete_WarnsAndChoosesAnotherPlan(object end, string message)
    {
        var profile = Suite(ending: run => run.Actual.Scope == TestScope.Methods ? (SuiteEnd)end : SuiteEnd.Completed).Search();

        Assert.AreEqual(new(Workers: 24, TestScope.Classes, MinThreads: 28), profile.Choice);
        Assert.AreEqual($"48 workers by method, at least 52 threads in the pool; 32 workers by method, at least 36 threads in the pool: {message}", profile.Warnings.Single());
        Assert.IsEmpty(profile.FailInParallel, "the incomplete run has no test results");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Search_AllParallelRunsCrash_RunsNoPlanTwiceAndEndsInTime(bool isParallelByDefault)
    {
        var suite = Suite(ending: run => run.IsParallel ? SuiteEnd.Crashed : SuiteEnd.Completed, traits: isParallelByDefault ? Runners.Xunit(Processors) : null);
        var start = suite.Clock.GetTimestamp();

        var profile = suite.Search();

        Assert.AreEqual(suite.Traits.SequentialPlan, profile.Choice);
        var crashed = suite.Runs.Where(run => run.IsParallel).Select(run => run.Asked).ToList();
        Assert.AreSequenceEqual(crashed.Distinct(), crashed);
        Assert.AreEqual($"{string.Join("; ", crashed)}: it crashed", profile.Warnings.Single());
        Assert.AreEqual(2, suite.RunsOf(suite.Traits.SequentialPlan), "two runs show that the suite is steady, however many races follow");
        Assert.IsLessThanOrEqualTo(8 * profile.Sequential, suite.Clock.GetElapsedTime(start));
    }

    [TestMethod]
    public void Search_RunOfACandidateHangs_IsStoppedOnceItCannotWin()
    {
        var suite = Suite(ending: run => run.Actual.Scope == TestScope.Methods ? SuiteEnd.TimedOut : SuiteEnd.Completed);

        var profile = suite.Search();

        Assert.AreEqual(TestScope.Classes, profile.Choice.Scope);
        Assert.IsLessThanOrEqualTo(1.5 * profile.Sequential, suite.LongestRun);
        Assert.IsEmpty(profile.Warnings);
    }

    [TestMethod]
    public void Search_RunFarLongerThanSequential_IsStopped()
    {
        var suite = Suite(ending: run => run.IsParallel ? SuiteEnd.TimedOut : SuiteEnd.Completed, traits: Runners.Xunit(Processors));

        var profile = suite.Search();

        Assert.AreEqual(SuitePlan.Sequential, profile.Choice);
        Assert.AreEqual((2 * profile.Sequential) + TimeSpan.FromSeconds(5), suite.LongestRun);
    }

    [TestMethod]
    public void Search_PlanFailed_RunsNothingAtLeastAsParallel()
    {
        var suite = Suite(failing: run => run.Actual.Scope == TestScope.Methods ? ["Test3"] : []);

        suite.Search();

        var failed = suite.Runs.First(run => run.Actual.Scope == TestScope.Methods);
        Assert.IsFalse(suite.Runs.Any(run => run.Number > failed.Number && run.IsParallel && run.Actual.IsAtLeastAsParallelAs(failed.Actual)));
    }

    [TestMethod]
    public void Search_FailsSequentiallyToo_IsNoParallelFailure()
    {
        var profile = Suite(failing: _ => ["Test3"]).Search();

        Assert.AreEqual(48, profile.Choice.Workers);
        Assert.IsEmpty(profile.FailInParallel);
    }

    [TestMethod]
    public void Search_DefaultFails_ChoosesSequentialAndRunsDefaultOnce()
    {
        var suite = Suite(Runners.Xunit(Processors), run => run.IsParallel ? ["Test3"] : []);

        var profile = suite.Search();

        Assert.AreEqual(SuitePlan.Sequential, profile.Choice);
        Assert.AreEqual(1, suite.RunsOf(SuitePlan.Unchanged));
        Assert.AreSequenceEqual(["Test3"], profile.FailInParallel);
    }

    [TestMethod]
    public void Search_DefaultFails_MayChooseALessParallelPlan()
    {
        var suite = Suite(Runners.Xunit(Processors), run => run.Actual.Workers >= Processors ? ["Test3"] : []);

        var choice = suite.Search().Choice;

        Assert.IsInRange(2, Processors - 1, choice.Workers);
        Assert.AreEqual(1, suite.RunsOf(SuitePlan.Unchanged));
    }

    [TestMethod]
    public void Search_DefaultHangsByMethod_StillFindsClasses()
    {
        var traits = Runners.MSTest with { DeclaredScope = TestScope.Methods, DefaultWorkers = Processors };
        var suite = Suite(traits, ending: run => run is { IsParallel: true, Actual.Scope: TestScope.Methods } ? SuiteEnd.TimedOut : SuiteEnd.Completed);

        var profile = suite.Search();

        Assert.AreEqual(new(Workers: 24, TestScope.Classes, MinThreads: 28), profile.Choice);
        Assert.AreEqual("unchanged: it did not end", profile.Warnings[0]);
    }

    [TestMethod]
    public void Search_FailsAtRandom_ChoiceNeverFailed()
    {
        var chosen = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var failed = new HashSet<SuitePlan>();
            var suite = Suite(failing: run => random.Next(10) == 0 && failed.Add(run.Asked) ? ["Test3"] : []);

            var choice = suite.Search().Choice;

            Assert.IsTrue(choice == SuitePlan.Unchanged || !failed.Contains(choice), $"{seed}: {choice}");
            chosen += choice == SuitePlan.Unchanged ? 0 : 1;
        }
        Assert.IsInRange(1, 99, chosen);
    }

    private static SyntheticSuite Suite(RunnerTraits? traits = null, Func<SyntheticRun, IEnumerable<string>>? failing = null, Func<SyntheticRun, SuiteEnd>? ending = null) =>
        new(traits ?? Runners.MSTest, Processors, Tests) { Failing = failing ?? (_ => []), Ending = ending ?? (_ => SuiteEnd.Completed) };

    private static SyntheticSuite Suite(Func<SyntheticRun, IEnumerable<string>> failing) => Suite(null, failing);
}
