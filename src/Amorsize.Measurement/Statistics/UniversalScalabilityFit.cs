namespace Amorsize.Measurement.Statistics;

/// <summary>
/// Fits the Universal Scalability Law by least squares to its linear form N / S(N) − 1 = σ(N−1) + κN(N−1)
/// (N. J. Gunther, "Guerrilla Capacity Planning", Springer 2007, chapter 5).
/// </summary>
internal static class UniversalScalabilityFit
{
    /// <summary>
    /// Computes contention (sigma) and coherency cost (kappa) from measured speed-ups. From a single point it computes only sigma, and kappa is 0. Without
    /// points, sigma is 1: more workers give no speed-up.
    /// </summary>
    /// <param name="speedups">Workers (at least 2) and their measured speed-up over one worker (above 0).</param>
    public static (double Sigma, double Kappa) Fit(IReadOnlyCollection<(int Workers, double Speedup)> speedups)
    {
        if (speedups.Count == 0)
            return (Sigma: 1, Kappa: 0);
        double xx = 0, xz = 0, zz = 0, xy = 0, zy = 0;
        foreach (var (workers, speedup) in speedups)
        {
            double x = workers - 1, z = (double)workers * (workers - 1), y = (workers / speedup) - 1;
            (xx, xz, zz, xy, zy) = (xx + (x * x), xz + (x * z), zz + (z * z), xy + (x * y), zy + (z * y));
        }
        var determinant = (xx * zz) - (xz * xz);
        var (sigma, kappa) = speedups.Count > 1 && determinant > 1e-9 * xx * zz
            ? (((xy * zz) - (zy * xz)) / determinant, ((zy * xx) - (xy * xz)) / determinant)
            : (xy / xx, 0.0);
        if (kappa < 0)
            (sigma, kappa) = (xy / xx, 0);
        else if (sigma < 0)
            (sigma, kappa) = (0, zy / zz);
        return (Math.Clamp(sigma, 0, 1), Math.Clamp(kappa, 0, 1e3));
    }
}
