namespace Amorsize.Benchmarks.Regrets;

/// <summary>Quantiles by the nearest rank. A quantile is always one of the values.</summary>
internal static class Quantile
{
    /// <param name="sorted">At least one value, in ascending order.</param>
    /// <param name="share">Above 0 and at most 1.</param>
    public static double Of(IReadOnlyList<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
