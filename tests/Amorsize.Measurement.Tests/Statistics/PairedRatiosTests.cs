using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Tests.Statistics;

[TestClass]
public sealed class PairedRatiosTests
{
    [TestMethod]
    public void Ratio_OneOutlierOfThree_IsTheMiddle() => Assert.AreEqual(2, new PairedRatios([200, 200, 200], [100, 1, 100]).Ratio, 1e-9);

    [TestMethod]
    public void Interval_OneBadSample_ShowsNothing() => Assert.IsFalse(new PairedRatios([100, 3800, 100], [100, 100, 100]).ShowsGain);

    [TestMethod]
    public void Interval_SingleRound_NeedsALargeGain()
    {
        Assert.IsFalse(new PairedRatios([110], [100]).ShowsGain);
        Assert.IsTrue(new PairedRatios([120], [100]).ShowsGain);
    }

    [TestMethod]
    public void Interval_TimesInTwoGroups_IsThatOfTheMedian()
    {
        // The reference sometimes gets only one processor. It is slower in every round.
        var ratios = new PairedRatios([521, 998, 545, 996, 538, 538], [439, 431, 439, 430, 436, 436]);

        Assert.IsTrue(ratios.ShowsGain, $"{ratios.Interval}");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(5)]
    [DataRow(9)]
    [DataRow(18)]
    public void Interval_EqualPlansWithNoise_ShowsAGainInAtMostOneOfTwenty(int rounds)
    {
        const int Draws = 4000;
        var random = new Random(rounds);

        var shown = Enumerable.Range(0, Draws).Count(_ => new PairedRatios(Times(), Times()).ShowsGain);

        Assert.IsLessThanOrEqualTo(0.05, (double)shown / Draws);

        // Interruptions only add time: 5 % on average.
        double[] Times() => [.. Enumerable.Range(0, rounds).Select(_ => 1 - (0.05 * Math.Log(1 - random.NextDouble())))];
    }

    [TestMethod]
    public void PairedRatios_NoRound_Throws() => Assert.ThrowsExactly<ArgumentException>(() => new PairedRatios([], [1]));
}
