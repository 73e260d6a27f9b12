using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Tests.Statistics;

[TestClass]
public sealed class KimNelsonTests
{
    [TestMethod]
    [DataRow(3, 1.5, true, DisplayName = "far slower, after three rounds")]
    [DataRow(3, 1.03, false, DisplayName = "slightly slower, after three rounds")]
    [DataRow(30, 1.05, true, DisplayName = "slightly slower, after thirty rounds")]
    [DataRow(30, 1.0, false, DisplayName = "equal")]
    public void IsBeaten_SteadyTimes_AsTheirDifferenceSays(int rounds, double slower, bool isBeaten) =>
        Assert.AreEqual(isBeaten, KimNelson.IsBeaten(OverBest(rounds, slower), others: 5, indifference: 0.03, errorRate: 0.05));

    private static PairedRatios OverBest(int rounds, double slower) =>
        new([.. Enumerable.Repeat(slower, rounds)], [.. Enumerable.Repeat(1.0, rounds)]);
}
