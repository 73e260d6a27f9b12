namespace Amorsize.Measurement.Statistics;

/// <summary>The distribution of a mean whose standard deviation is estimated from the same samples (W. S. Gosset, 1908).</summary>
internal static class StudentDistribution
{
    /// <summary>The quantile of the standard normal distribution at a two-sided confidence of 95 %.</summary>
    public const double NormalQuantile = 1.959964;

    // By degrees of freedom from 1. Beyond these the expansion is precise to 0.1 %.
    private static readonly double[] quantiles = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306];

    /// <summary>The quantile at a two-sided confidence of 95 %.</summary>
    /// <param name="freedom">Degrees of freedom; at least 1.</param>
    public static double Quantile(int freedom)
    {
        if (freedom <= quantiles.Length)
            return quantiles[freedom - 1];
        // M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions", 1964, formula 26.7.5.
        var (z, z3) = (NormalQuantile, Math.Pow(NormalQuantile, 3));
        return z + ((z3 + z) / (4 * freedom)) + (((5 * Math.Pow(z, 5)) + (16 * z3) + (3 * z)) / (96.0 * freedom * freedom));
    }
}
