using Amorsize.Measurement.Simulation;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The real search on simulated workloads, whose best plan is known. The benchmark "simulate" does the same with ten thousand workloads.</summary>
[TestClass]
public sealed class SimulatedSearchTests
{
    private const int Workloads = 200;

    // The ninth decile of the regret scatters by a tenth of its value from one thousand of workloads to another.
    private const int WorkloadsOfRegret = 1000;

    [TestMethod]
    [DataRow(2, 0.06)]
    [DataRow(16, 0.12, DisplayName = "16 processors: small samples of unequal items differ from all items")]
    [DataRow(256, 0.2, DisplayName = "256 processors: trials of long items leave time for few rounds")]
    public void Run_MachineOfAnySize_ChoiceIsNearTheBest(int processors, double inNineOfTen)
    {
        var regrets = Searches(processors, noise: 0.05, WorkloadsOfRegret).Select(search => search.Regret).Order().ToList();

        Assert.IsLessThanOrEqualTo(0.02, Sample.Median(regrets));
        Assert.IsLessThanOrEqualTo(inNineOfTen, regrets[(int)(regrets.Count * 0.9)]);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(16)]
    [DataRow(256)]
    public void Run_AnyWorkload_IntervalCoversTheSpeedupOfAllItems(int processors)
    {
        var claims = Searches(processors, noise: 0.1).Where(search => search.HasClaim).ToList();

        Assert.IsGreaterThanOrEqualTo(0.85, (double)claims.Count(search => search.IsCovered) / claims.Count);
        foreach (var search in claims.Where(search => !search.Workload.IsIoBound))
            Assert.IsLessThanOrEqualTo(1.002 * processors / search.Workload.CpuShare, search.Profile.SpeedupInterval!.Value.High, search.Profile.Reason);
    }

    [TestMethod]
    public void Run_NoisyMachine_IsSlowerThanReferencePlansInAtMostOneOfTwenty()
    {
        var slower = Searches(processors: 8, noise: 0.1).Count(search => search.OverReferences > 0.05);

        Assert.IsLessThanOrEqualTo(Workloads / 20, slower);
    }

    [TestMethod]
    public void Run_ManyProcessors_TakesFewerThanTwiceTheTrials()
    {
        var few = Sample.Median([.. Searches(processors: 2, noise: 0.05).Select(search => (double)search.Trials)]);
        var many = Sample.Median([.. Searches(processors: 256, noise: 0.05).Select(search => (double)search.Trials)]);

        Assert.IsLessThan(2, many / few);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(64)]
    public void Run_AnyWorkload_RacesAtMostTwelveCandidates(int processors) =>
        Assert.IsLessThanOrEqualTo(12, Searches(processors, noise: 0.1).Max(search => search.Profile.Race.Count));

    [TestMethod]
    [DataRow(8)]
    [DataRow(64)]
    [DataRow(256)]
    public void Run_AnyWorkload_ExceedsTheBudgetByAtMostOneItem(int processors)
    {
        foreach (var search in Searches(processors, noise: 0.2))
            Assert.IsLessThanOrEqualTo(TimeSpan.FromSeconds(3) + TimeSpan.FromMicroseconds(search.Workload.ItemMicroseconds * search.Workload.Shape.Max()), search.Elapsed, search.Workload.ToString());
    }

    private static IEnumerable<SimulatedSearch> Searches(int processors, double noise, int workloads = Workloads)
    {
        var found = 0;
        for (var seed = 0; seed < workloads; seed++)
        {
            var random = new Random(seed);
            var workload = new WorkloadGenerator(random).Next(processors);
            if (SimulatedSearch.Try(workload, noise, random) is not { } search)
                continue;
            found++;
            yield return search;
        }
        Assert.IsGreaterThanOrEqualTo(workloads * 9 / 10, found, "all but a few are short enough to be tuned");
    }
}
