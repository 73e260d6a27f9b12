using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>Searches of requests to a service that refuses more than a number at once.</summary>
[TestClass]
public sealed class RefusingServiceTests
{
    private readonly SearchHarness harness = new();

    [TestMethod]
    [DataRow(16, 100, 50)]
    [DataRow(4, 60, 40)]
    [DataRow(3, 100, 50)]
    [DataRow(50, 400, 20)]
    [DataRow(10, 40, 150)]
    [DataRow(25, 1000, 100)]
    [DataRow(200, 1000, 10)]
    public void Run_ServiceRefuses_FindsAboutTheMostItTakes(int limit, int items, double itemMilliseconds)
    {
        var profile = Search(limit, items, itemMilliseconds);

        Assert.IsInRange(0.6 * limit, limit, (double)profile.Choice.Workers, profile.Reason);
        Assert.Contains("429", profile.Warnings[0]);
        Assert.Contains("MaxDegreeOfParallelism", profile.Warnings[0]);
        Assert.IsLessThanOrEqualTo(SearchHarness.Budget + TimeSpan.FromMilliseconds(itemMilliseconds), profile.Search!.Elapsed);
    }

    [TestMethod]
    public void Run_ServiceTakesOneAtOnce_IsSequential()
    {
        var profile = Search(limit: 1, items: 60, itemMilliseconds: 20);

        Assert.AreEqual(ExecutionPlan.Sequential, profile.Choice);
        Assert.Contains("all parallel plans threw", profile.Reason);
        Assert.Contains("MaxDegreeOfParallelism of its flag to at most 1", profile.Warnings[0]);
    }

    private Profile Search(int limit, int items, double itemMilliseconds) =>
        new PlanSearch(harness.QuietInstruments).Run("w", new RefusingService(harness.Clock, limit, items, itemMilliseconds), new(Processors: 2, MaxDegreeOfParallelism: 0, SearchHarness.Budget));
}
