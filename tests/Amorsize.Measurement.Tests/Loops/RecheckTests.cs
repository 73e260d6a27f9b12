using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Simulation;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>A search that has an earlier result of the same workload checks it first.</summary>
[TestClass]
public sealed class RecheckTests
{
    private const int Workloads = 150;
    private const double Noise = 0.05;

    [TestMethod]
    [DataRow(2)]
    [DataRow(8)]
    [DataRow(64)]
    public void Run_UnchangedWorkload_TakesAThirdOfTheFirstSearch(int processors)
    {
        var pairs = Pairs(processors).ToList();
        var held = pairs.Where(pair => IsCheck(pair.Second)).ToList();

        Assert.IsGreaterThanOrEqualTo(0.7, (double)held.Count / pairs.Count, "held");
        Assert.IsLessThanOrEqualTo(1 / 3.0, Sample.Median([.. held.Select(pair => pair.Second.Elapsed / pair.First.Elapsed)]));
        Assert.IsTrue(held.All(pair => pair.Second.Profile.Choice == pair.First.Profile.Choice));
    }

    [TestMethod]
    public void Run_UnchangedWorkload_IsNoWorseThanTheFirstSearch()
    {
        var pairs = Pairs(processors: 8).ToList();

        Assert.IsLessThanOrEqualTo(NinetyPercent(pairs.Select(pair => pair.First.Regret)) + 0.02, NinetyPercent(pairs.Select(pair => pair.Second.Regret)));
    }

    [TestMethod]
    public void Run_ChoiceHolds_RacesOnlyItItsRunnerUpAndTheReferencePlans()
    {
        var first = Search(BestWithSix);
        var second = Search(BestWithSix, first);

        Assert.AreEqual(6, second.Choice.Workers);
        Assert.AreEqual(first.Choice, second.Choice);
        Assert.IsLessThanOrEqualTo(4, second.Race.Count);
        Assert.AreEqual((first.Model.Sigma, first.Model.Kappa), (second.Model.Sigma, second.Model.Kappa));
        Assert.IsEmpty(second.Warnings);
    }

    [TestMethod]
    public void Run_ChecksInARow_KeepTheTimeOfTheWholeSearch()
    {
        var first = Search(BestWithSix);
        var third = Search(BestWithSix, Search(BestWithSix, first));

        Assert.AreEqual(first.Search!.Elapsed, third.Search!.CheckedElapsed);
    }

    [TestMethod]
    public void Run_MostChecksInARow_LooksForPlansAnew()
    {
        var profile = Search(BestWithSix);
        for (var check = 1; check <= MeasurementPolicy.Default.Search.MaxChecks; check++)
        {
            // Three workers came third, so that no check runs them.
            profile = Search(ThreeAreBetterNow, profile);
            Assert.AreEqual((6, check), (profile.Choice.Workers, profile.Search!.Checks));
        }

        profile = Search(ThreeAreBetterNow, profile);

        Assert.AreEqual((3, 0), (profile.Choice.Workers, profile.Search!.Checks));

        static double ThreeAreBetterNow(ExecutionPlan plan) => plan.Workers == 3 ? 5 : BestWithSix(plan);
    }

    [TestMethod]
    [DataRow(3.0, true)]
    [DataRow(0.6, false, DisplayName = "a check that fails would leave no time for a search")]
    public void Run_CheckTakesHalfOfTheTimeLeft_SearchesAnew(double seconds, bool isCheck)
    {
        var first = Search(BestWithSix, items: 40, itemMilliseconds: 5);

        var second = Search(BestWithSix, first, items: 40, itemMilliseconds: 5, budget: TimeSpan.FromSeconds(seconds));

        Assert.AreEqual(isCheck, second.Search!.CheckedElapsed is not null);
        Assert.IsLessThanOrEqualTo(seconds, second.Search.Elapsed.TotalSeconds);
    }

    [TestMethod]
    public void Run_ChoiceLosesToAReferencePlanOrTheRunnerUp_SearchesAnew()
    {
        var first = Search(BestWithSix);

        foreach (var winner in first.Race.Select(evidence => evidence.Candidate).Where(plan => plan != first.Choice))
        {
            var second = Search(plan => plan == winner ? 5 : BestWithSix(plan), first);
            if (second.Search!.CheckedElapsed is null)
                Assert.AreEqual(winner, second.Choice);
            else
                Assert.DoesNotContain(winner, second.Race.Select(evidence => evidence.Candidate), "only a plan that did not run stays unnoticed");
        }
    }

    [TestMethod]
    public void Run_ChoiceIsNotLegalNow_SearchesAnew()
    {
        var second = Search(BestWithSix, Search(BestWithSix), ceiling: 4);

        Assert.IsNull(second.Search!.CheckedElapsed);
        Assert.IsLessThanOrEqualTo(4, second.Choice.Workers);
    }

    [TestMethod]
    public void Run_WorkloadWaitsNow_SearchesAnew() => Assert.IsNull(Search(BestWithSix, Search(BestWithSix), cpuShare: 0.1).Search!.CheckedElapsed);

    private static double BestWithSix(ExecutionPlan plan) => plan.Workers <= 6 ? 100.0 / plan.Workers : 40;

    private static Profile Search(
        Func<ExecutionPlan, double> percent, Profile? earlier = null, int ceiling = 0, double cpuShare = 1, int items = 10_000, double itemMilliseconds = 0.1, TimeSpan? budget = null)
    {
        var harness = new SearchHarness();
        return harness.Search(new(harness.Clock, plan => 10 * itemMilliseconds * percent(plan)) { Items = items, CpuShare = cpuShare }, ceiling, earlier: earlier, budget: budget);
    }

    private static double NinetyPercent(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[(int)(sorted.Count * 0.9)] : 0;

    private static bool IsCheck(SimulatedSearch search) => search.Profile.Search!.CheckedElapsed is not null;

    private static IEnumerable<(SimulatedSearch First, SimulatedSearch Second)> Pairs(int processors)
    {
        for (var seed = 0; seed < Workloads; seed++)
        {
            var random = new Random(seed);
            var workload = new WorkloadGenerator(random).Next(processors);
            if (SimulatedSearch.Try(workload, Noise, random) is { } first && SimulatedSearch.Try(workload, Noise, random, earlier: first.Profile) is { } second)
                yield return (first, second);
        }
    }
}
