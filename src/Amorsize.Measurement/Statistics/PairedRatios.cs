namespace Amorsize.Measurement.Statistics;

/// <summary>
/// The ratio of two plans' times, from the rounds in which both ran. A slow change of the machine's speed affects both plans of a round alike. Estimate and interval
/// are those of the trimmed mean of the logarithms (K. K. Yuen, "The two-sample trimmed t for unequal population variances", 1974), which outliers hardly move.
/// </summary>
internal sealed class PairedRatios
{
    /// <summary>Confidence of each of the two intervals, 0 to 1. Chosen: one of them shows a gain of equal plans in at most 5 %.</summary>
    public const double Confidence = 0.95;

    /// <summary>
    /// Share of the rounds that are trimmed on each side. Chosen: with nine rounds of exponential noise and 3 % outliers, a gain of 10 % was shown in 83 %,
    /// against 76 % with a sign test and 68 % with signed ranks.
    /// </summary>
    public const double TrimmedShare = 0.2;

    /// <summary>
    /// Standard deviation of the logarithm of a ratio that is assumed before any round has run. Chosen: the fewest rounds are those of the longest trials, which
    /// scatter least.
    /// </summary>
    public const double PriorDeviation = 0.04;

    /// <summary>Number of rounds that the assumption counts as. Chosen: a measured scatter outweighs it from the fourth round on.</summary>
    public const int PriorRounds = 2;

    /// <summary>From this many rounds on, the estimate leaves out at least one on each side: the middle one of three is not moved by an outlier.</summary>
    public const int MinRoundsToTrim = 3;

    /// <summary>
    /// Standard deviation of the logarithm of a ratio from process to process, which the rounds of one process cannot show. Source: the root mean square over the
    /// kinds of results/regret.json that were not run sequentially, each compared in five processes (median 0.008, largest 0.06: memory bandwidth).
    /// </summary>
    public const double ProcessDeviation = 0.02;

    private readonly double[] logs;
    private readonly int kept;

    /// <param name="reference">Times of the plan that the ratio has above the line, one a round.</param>
    /// <param name="candidate">Times of the plan that the ratio has below the line, one a round.</param>
    /// <exception cref="ArgumentException">No round has both plans.</exception>
    public PairedRatios(IReadOnlyList<double> reference, IReadOnlyList<double> candidate)
    {
        logs = [.. reference.Zip(candidate, (slow, fast) => Math.Log(slow / fast)).Order()];
        if (logs.Length == 0)
            throw new ArgumentException("The ratio of no rounds is not defined.", nameof(candidate));
        Rounds = logs.Length;
        var trimmed = (int)(TrimmedShare * Rounds);
        kept = Rounds - (2 * trimmed);
        // Of three or four rounds, the estimate leaves one out on each side, but the deviation does not: an outlier must widen the interval.
        var left = Rounds < MinRoundsToTrim ? trimmed : Math.Max(1, trimmed);
        Center = logs.Skip(left).SkipLast(left).Average();
        // Winsorized: trimmed logarithms are replaced by the nearest kept ones.
        double[] winsorized = [.. logs.Select(log => Math.Clamp(log, logs[trimmed], logs[^(trimmed + 1)]))];
        var mean = winsorized.Average();
        var squares = winsorized.Sum(log => (log - mean) * (log - mean)) * Rounds * Rounds / ((double)kept * kept);
        // Combined with the assumption as in a moderated t-test (G. K. Smyth, 2004).
        Deviation = Math.Sqrt(((PriorRounds * PriorDeviation * PriorDeviation) + squares) / (PriorRounds + Rounds - 1));
    }

    /// <summary>Number of rounds in which both plans ran.</summary>
    public int Rounds { get; }

    /// <summary>Time of the reference over the time of the candidate.</summary>
    public double Ratio => Math.Exp(Center);

    /// <summary>Natural logarithm of <see cref="Ratio"/>.</summary>
    public double Center { get; }

    /// <summary>Standard deviation of the logarithm in one round.</summary>
    public double Deviation { get; }

    /// <summary>Degrees of freedom of <see cref="Deviation"/>.</summary>
    public int Freedom => kept - 1 + PriorRounds;

    /// <summary>
    /// The interval that contains the true ratio of this process with at least 90 % confidence: what an interval of the trimmed mean and one of the median, each with
    /// 95 %, have in common. The latter is narrower where times fall into two groups, as those of a plan that only sometimes gets its processors.
    /// </summary>
    public (double Low, double High) OfThisProcess
    {
        get
        {
            var half = StudentDistribution.Quantile(Freedom) * Deviation / Math.Sqrt(Rounds);
            var (low, high) = MedianInterval.Find(logs, Confidence) ?? (double.NegativeInfinity, double.PositiveInfinity);
            return (Math.Exp(Math.Min(Center, Math.Max(low, Center - half))), Math.Exp(Math.Max(Center, Math.Min(high, Center + half))));
        }
    }

    /// <summary>The interval that contains the true ratio of any process with at least 90 % confidence.</summary>
    public (double Low, double High) Interval => IntervalWith(deviation: 0);

    /// <summary><see cref="Interval"/>, where the ratio has one more error, which is independent of the rounds.</summary>
    /// <param name="deviation">Standard deviation of the logarithm of the ratio by that error.</param>
    public (double Low, double High) IntervalWith(double deviation)
    {
        var (low, high) = OfThisProcess;
        var others = StudentDistribution.NormalQuantile * double.Hypot(ProcessDeviation, deviation);
        // Independent errors add up by their squares.
        return (Math.Exp(Center - double.Hypot(Center - Math.Log(low), others)), Math.Exp(Center + double.Hypot(Math.Log(high) - Center, others)));
    }

    /// <summary>Whether the candidate is shown to be faster than the reference.</summary>
    public bool ShowsGain => Interval.Low > 1;

    /// <summary>Whether the candidate is shown to be faster, and looks faster by this share.</summary>
    /// <param name="share">The least gain, as a fraction of the candidate's time: 0.03 for 3 %.</param>
    public bool ShowsGainOf(double share) => ShowsGain && Ratio >= 1 + share;
}
