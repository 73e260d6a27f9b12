using Amorsize.Benchmarks.Regrets;
using Amorsize.Discovery.TestSuites;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class RatioEstimateTests
{
    [TestMethod]
    public void TheValueIsTheMedianOfTheProcessesMedians() =>
        Assert.AreEqual(2, RatioEstimate.Of([[1, 1, 9], [2, 2, 2, 2, 2, 2], [3, 3]]).Value);

    [TestMethod]
    public void RoundsThatAllAgreeLeaveNoDoubt() =>
        Assert.AreEqual(new Ratio(1.5, 1.5, 1.5), RatioEstimate.Of([[1.5, 1.5], [1.5, 1.5], [1.5]]));

    [TestMethod]
    public void TheIntervalHasTheValueInIt()
    {
        var ratio = RatioEstimate.Of([[0.9, 1.0, 1.1, 1.2], [1.0, 1.1, 1.3], [0.8, 1.0, 1.05]]);

        Assert.IsTrue(ratio.Low < ratio.Value && ratio.Value < ratio.High, $"{ratio}");
    }

    [TestMethod]
    public void ProcessesThatDifferWidenTheIntervalToTheirMedians()
    {
        var ratio = RatioEstimate.Of([[1, 1, 1, 1, 1, 1], [1.5, 1.5, 1.5, 1.5, 1.5], [2, 2, 2, 2, 2]]);

        Assert.AreEqual(new Ratio(1.5, 1, 2), ratio);
    }
}
