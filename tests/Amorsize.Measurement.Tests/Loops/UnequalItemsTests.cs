using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Simulation;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>Searches of loops with a few items of very unequal times.</summary>
[TestClass]
public sealed class UnequalItemsTests
{
    private const int Items = 41;
    private const double ShortMilliseconds = 2;
    private const double LongMilliseconds = 400;
    private const int Searches = 50;

    [TestMethod]
    [DataRow(0, DisplayName = "the first item is long")]
    [DataRow(20)]
    [DataRow(40)]
    public void Run_OneLongItem_ClaimsWhatTheItemsAllow(int position)
    {
        double[] times = [.. Enumerable.Range(0, Items).Select(item => item == position ? LongMilliseconds : ShortMilliseconds)];

        var found = Search(times);

        // In a few searches the system interrupts the long item, so that there is no time to compare plans.
        Assert.IsGreaterThanOrEqualTo(Searches * 9 / 10, found.Count);
        foreach (var (claim, speedup) in found)
        {
            Assert.AreEqual(speedup, claim.Speedup, 0.2 * speedup, claim.Reason);
            Assert.IsLessThanOrEqualTo(1.001 * times.Sum() / LongMilliseconds, claim.Speedup, claim.Reason);
        }
    }

    [TestMethod]
    [DataRow(12, 400, 2, true, DisplayName = "all items take 1.8 s of a budget of 3 s")]
    [DataRow(12, 400, 2, false)]
    [DataRow(20, 150, 1, true)]
    [DataRow(9, 300, 1, false)]
    [DataRow(30, 200, 3, true)]
    public void Run_ItemsGrowOrShrink_ClaimsWhatAllItemsGain(int items, double longest, double exponent, bool isGrowing)
    {
        double[] times = [.. Enumerable.Range(1, items).Select(item => longest * Math.Pow((double)(isGrowing ? item : items + 1 - item) / items, exponent))];

        var found = Search(times);

        Assert.IsGreaterThanOrEqualTo(Searches * 9 / 10, found.Count);
        var far = found.Where(one => Math.Abs((one.Claim.Speedup / one.True) - 1) > 0.2).ToList();
        Assert.IsLessThanOrEqualTo(Searches / 20, far.Count, string.Join(Environment.NewLine, far.Select(one => $"{one.True:0.00}: {one.Claim.Reason}")));
    }

    private static List<(Profile Claim, double True)> Search(double[] milliseconds)
    {
        var workload = new SimulatedWorkload
        {
            Processors = 2,
            Items = milliseconds.Length,
            Shape = [.. milliseconds.Select(time => time / milliseconds.Average())],
            ItemMicroseconds = milliseconds.Average() * 1000,
            CpuShare = 1,
            ParallelExecution = Execution.Threads,
            Sigma = 0,
            Kappa = 0,
        };
        return [.. Enumerable.Range(0, Searches).Select(seed => SimulatedSearch.Try(workload, noise: 0.02, new Random(seed))).OfType<SimulatedSearch>().Select(search => (search.Profile, search.Speedup))];
    }
}
