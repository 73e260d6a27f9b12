using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Tests.Statistics;

[TestClass]
public sealed class MedianIntervalTests
{
    [TestMethod]
    [DataRow(1, 1, 1)]
    [DataRow(4, 1, 4)]
    [DataRow(5, 1, 5)]
    [DataRow(8, 2, 7)]
    [DataRow(13, 4, 10)]
    [DataRow(30, 11, 20)]
    public void Of_Samples_EndsAtBinomialRanks(int samples, double low, double high) =>
        Assert.AreEqual((low, high), MedianInterval.Of([.. Enumerable.Range(1, samples).Reverse().Select(value => (double)value)]));

    [TestMethod]
    [DataRow(5)]
    [DataRow(8)]
    [DataRow(20)]
    public void Of_UniformSamples_HoldsTheMedianInNineOfTen(int samples)
    {
        var random = new Random(samples);
        const int Draws = 4000;

        var inside = Enumerable.Range(0, Draws).Select(_ => MedianInterval.Of([.. Enumerable.Range(0, samples).Select(_ => random.NextDouble())])).Count(interval => interval.Low <= 0.5 && interval.High >= 0.5);

        Assert.IsGreaterThan(0.89, (double)inside / Draws);
    }

    [TestMethod]
    public void Of_NoSamples_Throws() => Assert.ThrowsExactly<ArgumentException>(() => MedianInterval.Of([]));
}
