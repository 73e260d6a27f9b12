using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Simulation;

/// <summary>How unsteady a landscape's samples are.</summary>
internal static class Variation
{
    // Of a normal distribution, so many median absolute deviations are a standard deviation; outliers do not enter.
    private const double DeviationsOfNormal = 1.4826;

    /// <summary>The coefficient of variation of the typical cell.</summary>
    public static double Of(IEnumerable<IReadOnlyList<double>> cells) => DeviationsOfNormal * Sample.Median([.. cells.Select(samples => Sample.Spread([.. samples]))]);
}
