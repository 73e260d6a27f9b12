using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Simulations;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class MoveTests
{
    [TestMethod]
    [DataRow(2, 64)]
    [DataRow(8, 16)]
    [DataRow(16, 4)]
    public void Of_OtherNumberOfProcessors_IsNoSlowerThanTheDefaultInNineOfTen(int from, int to)
    {
        var overDefault = Enumerable.Range(0, 80).Select(seed => Move.Of(seed, from, to, noise: 0.05)).OfType<Move>().Select(move => move.OverDefault).Order().ToList();

        Assert.IsGreaterThan(30, overDefault.Count);
        Assert.IsLessThanOrEqualTo(0.05, Quantile.Of(overDefault, 0.9));
    }
}
