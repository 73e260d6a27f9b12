namespace Amorsize.Measurement.Statistics;

/// <summary>
/// The fully sequential selection of the best of several systems with an indifference zone (S.-H. Kim and B. L. Nelson, "A fully sequential procedure for
/// indifference-zone selection in simulation", 2001). It is applied to the logarithms of paired ratios, with the variance updated after each round.
/// </summary>
internal static class KimNelson
{
    /// <summary>Whether a plan leaves the selection, because the best one has been faster in all rounds together by more than chance explains.</summary>
    /// <param name="overBest">The plan's times over those of the best one, in the same rounds.</param>
    /// <param name="others">Number of plans that could beat it; at least 1.</param>
    /// <param name="indifference">Share by which times may differ and still count as equal; 0.03 is 3 %.</param>
    /// <param name="errorRate">Probability that the best plan leaves, over the whole selection.</param>
    public static bool IsBeaten(PairedRatios overBest, int others, double indifference, double errorRate) =>
        overBest.Rounds * overBest.Center > Math.Max(0, Allowance(overBest, others, indifference, errorRate));

    /// <summary>Whether more rounds would change nothing: the plan would leave with the slightest difference that is against it.</summary>
    /// <inheritdoc cref="IsBeaten"/>
    public static bool IsDecided(PairedRatios overBest, int others, double indifference, double errorRate) => Allowance(overBest, others, indifference, errorRate) <= 0;

    // The sum of logarithms up to which a plan stays. It falls with each round, by half of the indifference zone.
    private static double Allowance(PairedRatios overBest, int others, double indifference, double errorRate)
    {
        var freedom = overBest.Freedom;
        var eta = (Math.Pow(2 * errorRate / others, -2.0 / freedom) - 1) / 2;
        var zone = Math.Log(1 + indifference);
        return ((2 * eta * freedom * overBest.Deviation * overBest.Deviation / zone) - (zone * overBest.Rounds)) / 2;
    }
}
