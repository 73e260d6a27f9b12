using Amorsize.Benchmarks.Regrets;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class QuantileTests
{
    [TestMethod]
    [DataRow(0.9, 9)]
    [DataRow(0.91, 10)]
    [DataRow(1, 10)]
    [DataRow(0.01, 1)]
    public void Of_TenValues_IsLeastValueThatShareDoesNotExceed(double share, double expected) =>
        Assert.AreEqual(expected, Quantile.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share));
}
