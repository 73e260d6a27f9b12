namespace Amorsize.Measurement.Statistics;

/// <summary>Compares the samples of two plans round by round, so that a slow change of the machine's speed affects both plans alike.</summary>
internal sealed class PairedComparison
{
    /// <summary>If there is only one round, the gain that it must show, as a fraction of the candidate's time. The value is a judgement.</summary>
    public const double GainOfOneRound = 0.25;

    /// <summary>If there are two or three rounds, the gain that each must show, as a fraction of the candidate's time. The value is a judgement.</summary>
    public const double GainOfEachRound = 0.1;

    /// <summary>Up to this many rounds, the sign test cannot be used: three rounds reach p = 0.125 at best, above the significance level of 0.1.</summary>
    public const int MaxRoundsWithoutTest = 3;

    /// <summary>The one-sided significance level of the sign test. The value is a judgement: four rounds that agree reach it, with p = 0.0625.</summary>
    public const double SignificanceLevel = 0.1;

    private readonly double[] ratios;

    /// <summary>Pairs the samples of the rounds in which both plans ran.</summary>
    /// <param name="reference">Times of the plan that is expected to be slower, one a round, at least one.</param>
    /// <param name="candidate">Times of the plan that is expected to be faster, one a round, at least one.</param>
    public PairedComparison(IReadOnlyList<double> reference, IReadOnlyList<double> candidate) =>
        ratios = [.. reference.Zip(candidate, (slow, fast) => slow / fast)];

    /// <summary>Time of the reference divided by the time of the candidate: the median of this ratio over the rounds.</summary>
    public double Speedup => Sample.Median(ratios);

    /// <summary>
    /// Whether the candidate is shown to be faster by at least <paramref name="margin"/>. The median gain must reach the margin, and the one-sided sign test
    /// over the rounds must reach 10 %. With two or three rounds each must show a gain of at least 10 %, and a single round must show 25 %.
    /// </summary>
    /// <param name="margin">The least gain, as a fraction of the candidate's time: 0.03 for 3 %.</param>
    public bool ShowsGain(double margin) => ratios.Length <= MaxRoundsWithoutTest
        ? ratios.All(ratio => ratio >= 1 + Math.Max(margin, ratios.Length == 1 ? GainOfOneRound : GainOfEachRound))
        : Speedup >= 1 + margin && SignTest.PValue(ratios.Count(ratio => ratio > 1), ratios.Length) <= SignificanceLevel;
}
