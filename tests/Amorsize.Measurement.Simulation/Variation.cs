using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Simulation;

/// <summary>The scatter of a landscape's samples.</summary>
internal static class Variation
{
    // The standard deviation of a normal distribution is 1.4826 times its median absolute deviation, which ignores outliers.
    private const double NormalConsistencyFactor = 1.4826;

    /// <summary>The typical coefficient of variation: the median over the cells.</summary>
    public static double Of(IEnumerable<IReadOnlyList<double>> cells) => NormalConsistencyFactor * Sample.Median([.. cells.Select(samples => Sample.Spread([.. samples]))]);
}
