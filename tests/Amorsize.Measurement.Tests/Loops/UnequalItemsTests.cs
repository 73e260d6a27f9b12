using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Simulation;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>Searches of loops with a few items, of which one takes most of the time.</summary>
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
        var workload = new SimulatedWorkload
        {
            Processors = 2,
            Items = Items,
            Shape = [.. times.Select(time => time / times.Average())],
            ItemMicroseconds = times.Average() * 1000,
            CpuShare = 1,
            ParallelExecution = Execution.Threads,
            Sigma = 0,
            Kappa = 0,
        };

        var found = Enumerable.Range(0, Searches).Select(seed => SimulatedSearch.Try(workload, noise: 0.02, new Random(seed))?.Profile).OfType<Profile>().ToList();

        // In a few searches the system interrupts the long item, so that there is no time to compare plans.
        Assert.IsGreaterThanOrEqualTo(Searches * 9 / 10, found.Count);
        foreach (var profile in found)
        {
            var trueSpeedup = workload.Microseconds(ExecutionPlan.Sequential, Items) / workload.Microseconds(profile.Choice, Items);
            Assert.AreEqual(trueSpeedup, profile.Speedup, 0.2 * trueSpeedup, profile.Reason);
            Assert.IsLessThanOrEqualTo(1.001 * times.Sum() / LongMilliseconds, profile.Speedup, profile.Reason);
        }
    }
}
