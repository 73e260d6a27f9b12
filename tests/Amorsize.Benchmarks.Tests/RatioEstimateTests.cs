using Amorsize.Benchmarks.Regrets;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class RatioEstimateTests
{
    [TestMethod]
    public void Of_SeveralProcesses_ValueIsMedianOfTheirMedians() =>
        Assert.AreEqual(2, RatioEstimate.Of([[1, 1, 9], [2, 2, 2, 2, 2, 2], [3, 3]]).Value);

    [TestMethod]
    public void Of_EqualRatios_IntervalIsOnePoint() =>
        Assert.AreEqual(new Ratio(1.5, 1.5, 1.5), RatioEstimate.Of([[1.5, 1.5], [1.5, 1.5], [1.5]]));

    [TestMethod]
    public void Of_ScatteredRatios_IntervalContainsValue()
    {
        var ratio = RatioEstimate.Of([[0.9, 1.0, 1.1, 1.2], [1.0, 1.1, 1.3], [0.8, 1.0, 1.05]]);

        Assert.IsTrue(ratio.Low < ratio.Value && ratio.Value < ratio.High, $"{ratio}");
    }

    [TestMethod]
    public void Of_ProcessesDiffer_IntervalSpansTheirMedians()
    {
        var ratio = RatioEstimate.Of([[1, 1, 1, 1, 1, 1], [1.5, 1.5, 1.5, 1.5, 1.5], [2, 2, 2, 2, 2]]);

        Assert.AreEqual(new Ratio(1.5, 1, 2), ratio);
    }
}
