namespace Amorsize.Measurement.Statistics;

/// <summary>The samples of two candidates, compared round by round: a drift of the machine's speed then affects both alike.</summary>
internal sealed class PairedComparison
{
    /// <summary>The gain that a single round must show, as a fraction of the candidate's time: 25 %.</summary>
    public const double GainOfOneRound = 0.25;

    /// <summary>The gain that each of two or three rounds must show, as a fraction of the candidate's time. Chosen.</summary>
    public const double GainOfEachRound = 0.1;

    /// <summary>Three rounds reach p = 0.125 at best, so that the sign test cannot reach the significance level of 0.1.</summary>
    public const int MaxRoundsWithoutTest = 3;

    /// <summary>The one-sided significance level of the sign test. Chosen: four rounds that agree reach 0.0625.</summary>
    public const double SignificanceLevel = 0.1;

    private readonly double[] ratios;

    /// <summary>Pairs the samples of the rounds that both ran.</summary>
    /// <param name="reference">Samples of the plan that may be slower, at least one.</param>
    /// <param name="candidate">Samples of the plan that may be faster, at least one.</param>
    public PairedComparison(IReadOnlyList<double> reference, IReadOnlyList<double> candidate) =>
        ratios = [.. reference.Zip(candidate, (slow, fast) => slow / fast)];

    /// <summary>The reference's time over the candidate's time: the median of the ratios of the rounds.</summary>
    public double Speedup => Sample.Median(ratios);

    /// <summary>
    /// Whether the candidate is shown to be faster by at least <paramref name="margin"/>. The median gain must reach the margin, and the one-sided sign test
    /// over the rounds must reach 10 %. With two or three rounds each must show a gain of at least 10 %, and a single round must show 25 %.
    /// </summary>
    /// <param name="margin">As a fraction: 0.03 for 3 %.</param>
    public bool ShowsGain(double margin) => ratios.Length <= MaxRoundsWithoutTest
        ? ratios.All(ratio => ratio >= 1 + Math.Max(margin, ratios.Length == 1 ? GainOfOneRound : GainOfEachRound))
        : Speedup >= 1 + margin && SignTest.PValue(ratios.Count(ratio => ratio > 1), ratios.Length) <= SignificanceLevel;
}
