namespace Amorsize.Measurement.Statistics;

/// <summary>
/// Two candidates' samples from the same rounds, compared round by round, so that a drift of the machine's speed hits both alike.
/// </summary>
internal sealed class PairedComparison
{
    /// <summary>The gain that one round shows: 25 %.</summary>
    public const double GainOfOneRound = 0.25;

    // Each of a few rounds must show as much.
    private const double GainOfEachRound = 0.1;

    // Up to here fewer rounds cannot reach the significance wanted, and all of them must agree on a larger gain.
    private const int FewRounds = 3;
    private const double Significance = 0.1;

    private readonly double[] ratios;

    /// <summary>Pairs the samples; where one has more rounds, the pairs are those of the rounds that both ran.</summary>
    /// <param name="baseline">Samples of the one that may be slower, at least one.</param>
    /// <param name="contender">Samples of the one that may be faster, at least one.</param>
    public PairedComparison(IReadOnlyList<double> baseline, IReadOnlyList<double> contender) =>
        ratios = [.. baseline.Zip(contender, (slow, fast) => slow / fast)];

    /// <summary>Baseline's time over the contender's: the median of the rounds' ratios.</summary>
    public double Speedup => Sample.Median(ratios);

    /// <summary>
    /// Whether the contender is shown to be faster by at least <paramref name="margin"/>: the median says so, and the sign test over the rounds
    /// (one-sided, 10 %) does. In fewer than four rounds the test can prove nothing: then each round must agree, on a gain of 10 % or more, of 25 % where there is but one.
    /// </summary>
    /// <param name="margin">0.03 for 3 %.</param>
    public bool ShowsGain(double margin) => ratios.Length <= FewRounds
        ? ratios.All(ratio => ratio >= 1 + Math.Max(margin, ratios.Length == 1 ? GainOfOneRound : GainOfEachRound))
        : Speedup >= 1 + margin && SignTest.PValue(ratios.Count(ratio => ratio > 1), ratios.Length) <= Significance;
}
