using Amorsize.Build.Report.Plots;

namespace Amorsize.Build.Tests.Report.Plots;

[TestClass]
public sealed class ScaleTests
{
    [TestMethod]
    [DataRow(3.7, new[] { 0.0, 1, 2, 3, 4 })]
    [DataRow(4.0, new[] { 0.0, 1, 2, 3, 4 })]
    [DataRow(0.07, new[] { 0, 0.02, 0.04, 0.06, 0.08 })]
    [DataRow(92.8, new[] { 0.0, 50, 100 })]
    [DataRow(1e6, new[] { 0.0, 500_000, 1_000_000 })]
    public void FromZero_LargestValue_EndsAtARoundNumberNotBelowIt(double max, double[] ticks)
    {
        var scale = Scale.FromZero(max);

        Assert.AreSequenceEqual(ticks.Select(tick => Math.Round(tick, 9)), scale.Ticks.Select(tick => Math.Round(tick, 9)));
        Assert.IsGreaterThanOrEqualTo(max, scale.Max);
    }

    [TestMethod]
    public void Counts_FewOrMany_HaveLinearOrLogarithmicTicks()
    {
        Assert.AreSequenceEqual([1.0, 2, 3, 4], Scale.Counts(4).Ticks);
        Assert.AreSequenceEqual([1.0, 4, 16, 64, 256], Scale.Counts(256).Ticks);
        Assert.IsFalse(Scale.Counts(10).IsLogarithmic);
        Assert.IsTrue(Scale.Counts(11).IsLogarithmic);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(7)]
    [DataRow(96)]
    [DataRow(1 << 20)]
    public void Counts_AnyMaximum_StaysInsideWithAtMostTenTicks(int max)
    {
        var scale = Scale.Counts(max);

        Assert.IsTrue(scale.Fraction(1) > 0 && scale.Fraction(max) < 1);
        Assert.IsInRange(1, 10, scale.Ticks.Count);
        Assert.IsTrue(scale.Ticks.All(tick => tick >= scale.Min && tick <= scale.Max));
    }

    [TestMethod]
    public void Times_SimilarOrDifferent_AreLinearFromZeroOrLogarithmic()
    {
        Assert.AreEqual(0, Scale.Times(100, 700).Min);
        Assert.AreEqual(0, Scale.Times(0, 700).Min);
        Assert.IsTrue(Scale.Times(1, 10_000).IsLogarithmic);
    }

    [TestMethod]
    [DataRow(540.0, 2000.0)]
    [DataRow(5.0, 5.0)]
    [DataRow(0.0, 0.001)]
    public void Range_MinAndMax_IsAtMostAFifthWider(double min, double max)
    {
        var scale = Scale.Range(min, max);

        Assert.IsTrue(scale.Min <= min && max < scale.Max && scale.Max - scale.Min <= (1.2 * (max - min)) + (min == max ? 0.2 * max : 0));
        Assert.IsInRange(1, 6, scale.Ticks.Count);
        Assert.IsTrue(scale.Ticks.All(tick => tick >= scale.Min && tick <= scale.Max));
    }

    [TestMethod]
    [DataRow(1.0, 9.0)]
    [DataRow(0.002, 0.9)]
    [DataRow(1.0, 1e9)]
    [DataRow(19.0, 180.0)]
    public void Times_VeryDifferent_HaveTicksInside(double min, double max)
    {
        var scale = Scale.Times(min, max);

        Assert.IsInRange(1, 5, scale.Ticks.Count);
        Assert.IsTrue(scale.Ticks.All(tick => tick >= scale.Min && tick <= scale.Max));
        Assert.IsTrue(scale.Min < min && max < scale.Max);
    }

    [TestMethod]
    public void Fraction_Logarithmic_MapsEqualRatiosToEqualLengths()
    {
        var scale = new Scale(1, 100, IsLogarithmic: true, []);

        Assert.AreEqual(0.5, scale.Fraction(10), 1e-9);
        Assert.AreSequenceEqual([1.0, 10, 100], scale.Along(3).Select(value => Math.Round(value, 9)));
    }

    [TestMethod]
    public void Fraction_ValueBeyondTheScale_IsClamped()
    {
        var scale = new Scale(1, 2, IsLogarithmic: false, []);

        Assert.AreEqual((0.0, 1.0), (scale.Fraction(-5), scale.Fraction(double.PositiveInfinity)));
    }
}
