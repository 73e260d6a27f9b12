using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Properties of every search, on random suites of all kinds.</summary>
[TestClass]
public sealed class RandomSuiteTests
{
    private const int Suites = 300;
    private const double MaxSequentialRuns = 8;
    private const double EqualTimeFactor = 1.03;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Search_AnySuite_TakesAtMostEightSequentialRunsAndOneRun(bool mayFail)
    {
        foreach (var (suite, profile, name) in Searches(mayFail))
            Assert.IsLessThanOrEqualTo(MaxSequentialRuns, (Elapsed(suite) - suite.LongestRun) / profile.Sequential, name);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Search_AnyBudget_ExceedsItByAtMostOneRun(bool mayFail)
    {
        foreach (var (suite, profile, name) in Searches(mayFail, BudgetOf))
            Assert.IsLessThanOrEqualTo(BudgetOf(suite), Elapsed(suite) - suite.LongestRun, $"{name}, {profile.Choice}");
    }

    [TestMethod]
    public void Search_AnySuite_ChoiceIsAtMostThreePercentSlowerThanUnchanged()
    {
        foreach (var (suite, profile, name) in Searches(mayFail: false).Concat(Searches(mayFail: false, BudgetOf)))
            Assert.IsLessThanOrEqualTo(EqualTimeFactor, suite.TimeOf(profile.Choice) / suite.TimeOf(SuitePlan.Unchanged), $"{name}, {profile.Choice}");
    }

    [TestMethod]
    public void Search_AnySuite_ChoiceIsNearTheBest()
    {
        var regrets = Searches(mayFail: false).Select(search => search.Suite.TimeOf(search.Profile.Choice) / BestOf(search.Suite)).Order().ToList();

        Assert.IsLessThanOrEqualTo(EqualTimeFactor, regrets[Suites / 2]);
        Assert.IsLessThanOrEqualTo(1.3, regrets[Suites * 9 / 10]);
    }

    [TestMethod]
    public void Search_UnsteadySuite_ChoiceIsHardlyEverSlowerThanUnchanged()
    {
        var searches = Enumerable.Range(0, Suites).Select(RandomSuites.NextUnsteady).Select(suite => (suite, suite.Search().Choice)).ToList();

        Assert.IsLessThanOrEqualTo(Suites / 50, searches.Count(search => search.suite.TimeOf(search.Choice) > EqualTimeFactor * search.suite.TimeOf(SuitePlan.Unchanged)));
        Assert.IsLessThanOrEqualTo(1.05, searches.Average(search => search.suite.TimeOf(search.Choice) / BestOf(search.suite)));
    }

    [TestMethod]
    public void Search_SuiteWithFailures_ParallelChoicePassedFiveRuns()
    {
        var chosen = 0;
        foreach (var (suite, profile, name) in Searches(mayFail: true).Concat(Searches(mayFail: true, BudgetOf)).Where(search => search.Profile.Choice.Workers > 1))
        {
            var runs = suite.Runs.Where(run => run.Asked == profile.Choice).ToList();
            Assert.IsGreaterThanOrEqualTo(MeasurementPolicy.Default.Suites.RunsOfChoice, runs.Count, name);
            Assert.IsTrue(runs.All(suite.Passes), name);
            chosen++;
        }
        Assert.IsGreaterThan(Suites / 2, chosen);
    }

    [TestMethod]
    public void Search_SuiteWithFailures_ReportsThemAndChoosesNoFailedPlan()
    {
        var failures = 0;
        foreach (var (suite, profile, name) in Searches(mayFail: true))
        {
            var failed = suite.Runs.Where(run => !suite.Passes(run)).ToList();
            // A run that hangs is stopped as beaten where its plan cannot win any more, which is no failure.
            if (failed.TrueForAll(run => suite.Ending(run) != SuiteEnd.TimedOut))
                Assert.AreEqual(failed.Count > 0, profile.FailInParallel.Count + profile.Warnings.Count > 0, name);
            Assert.DoesNotContain(profile.Choice, failed.Select(run => run.Asked), name);
            failures += failed.Count > 0 ? 1 : 0;
        }
        Assert.IsGreaterThan(Suites / 4, failures);
    }

    private static IEnumerable<(SyntheticSuite Suite, SuiteProfile Profile, string Name)> Searches(bool mayFail, Func<SyntheticSuite, TimeSpan>? budget = null) =>
        from seed in Enumerable.Range(0, Suites)
        let suite = RandomSuites.Next(seed, mayFail)
        select (suite, suite.Search(budget?.Invoke(suite)), $"seed {seed}: {suite.Traits}, {suite.Tests.Count} tests");

    // One to ten sequential runs: from just enough for the sequential run to more than a search uses.
    private static TimeSpan BudgetOf(SyntheticSuite suite) => suite.TimeOf(suite.Traits.SequentialPlan) * (1 + (suite.Tests.Count % 10));

    private static TimeSpan Elapsed(SyntheticSuite suite) => suite.Clock.GetUtcNow() - suite.Clock.Start;

    private static TimeSpan BestOf(SyntheticSuite suite)
    {
        TestScope[] scopes = suite.Traits.SetsScope ? [TestScope.Classes, TestScope.Methods] : [TestScope.AsDeclared];
        int[] counts = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];
        return (from scope in scopes from workers in counts select suite.TimeOf(new(workers, scope, suite.Traits.WaitsForPool ? workers : 0))).Min();
    }
}
