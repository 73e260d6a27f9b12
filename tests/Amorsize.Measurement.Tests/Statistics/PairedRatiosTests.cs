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
    public void Interval_ManyEqualRounds_KeepsTheScatterBetweenProcesses()
    {
        Assert.IsFalse(Rounds(1.03).ShowsGain);
        Assert.IsTrue(Rounds(1.06).ShowsGain);
        Assert.IsGreaterThan(1.02, Rounds(1.03).OfThisProcess.Low);

        static PairedRatios Rounds(double ratio) => new([.. Enumerable.Repeat(ratio, 100)], [.. Enumerable.Repeat(1.0, 100)]);
    }

    [TestMethod]
    public void IntervalWith_AnotherError_IsWiderOnBothSides()
    {
        var ratios = new PairedRatios([200, 204, 199, 201, 200], [100, 101, 100, 99, 102]);

        var (low, high) = ratios.IntervalWith(deviation: 0.1);

        Assert.IsInRange(0.75 * ratios.Ratio, 0.85 * ratios.Ratio, low);
        Assert.IsInRange(1.18 * ratios.Ratio, 1.28 * ratios.Ratio, high);
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
