using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Tests.Statistics;

[TestClass]
public sealed class StatisticsTests
{
    [TestMethod]
    [DataRow(new[] { 3.0 }, 3.0)]
    [DataRow(new[] { 3.0, 1.0, 2.0 }, 2.0)]
    [DataRow(new[] { 4.0, 1.0, 2.0, 3.0 }, 2.5)]
    public void Median_Values_IsTheMiddle(double[] values, double median) => Assert.AreEqual(median, Sample.Median(values));

    [TestMethod]
    public void Median_NoValues_Throws() => Assert.ThrowsExactly<ArgumentException>(() => Sample.Median([]));

    [TestMethod]
    public void Spread_OneOutlier_IsZero() => Assert.AreEqual(0, Sample.Spread([1, 1, 1, 1, 50]));

    [TestMethod]
    [DataRow(5, 5, 0.03125)]
    [DataRow(4, 5, 0.1875)]
    [DataRow(0, 5, 1.0)]
    [DataRow(0, 0, 1.0)]
    [DataRow(8, 10, 0.0546875)]
    public void PValue_WinsAndRounds_IsBinomialTail(int wins, int rounds, double probability) =>
        Assert.AreEqual(probability, SignTest.PValue(wins, rounds), 1e-12);

    [TestMethod]
    [DataRow(0.05, 0.0)]
    [DataRow(0.02, 0.001)]
    [DataRow(0.0, 0.0)]
    [DataRow(1.0, 0.0)]
    public void Fit_SpeedupsOfALaw_FindsItsParameters(double sigma, double kappa)
    {
        var speedups = new[] { 2, 4, 8, 16 }.Select(n => (n, n / (1 + (sigma * (n - 1)) + (kappa * n * (n - 1))))).ToArray();

        var fit = UniversalScalabilityFit.Fit(speedups);

        Assert.AreEqual(sigma, fit.Sigma, 1e-9);
        Assert.AreEqual(kappa, fit.Kappa, 1e-9);
    }

    [TestMethod]
    public void Fit_OnePoint_GivesContentionAlone()
    {
        var (sigma, kappa) = UniversalScalabilityFit.Fit([(2, 1.6)]);

        Assert.AreEqual(0.25, sigma, 1e-9);
        Assert.AreEqual(0, kappa);
    }

    [TestMethod]
    public void Fit_Slowdown_IsFullContention() => Assert.AreEqual(1, UniversalScalabilityFit.Fit([(2, 0.5)]).Sigma);

    [TestMethod]
    public void Fit_NoPoints_PredictsNoSpeedup() => Assert.AreEqual((1, 0), UniversalScalabilityFit.Fit([]));
}
