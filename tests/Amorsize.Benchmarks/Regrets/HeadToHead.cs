using Amorsize.Benchmarks.Measuring;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>Candidates that were measured side by side in several fresh processes.</summary>
/// <param name="launches">For each process the list of all candidates.</param>
internal sealed class HeadToHead(IReadOnlyList<IReadOnlyList<Measured>> launches)
{
    public IEnumerable<Candidate> Candidates => launches[0].Select(measured => measured.Candidate);

    /// <summary>Time of one candidate over the time of another.</summary>
    public Ratio Of(Candidate one, Candidate other) => RatioEstimate.Of(RatiosOf(one, other));

    /// <summary>The fastest of some candidates, by its ratio to <paramref name="one"/>, which may be among them.</summary>
    public Candidate FastestOf(IEnumerable<Candidate> some, Candidate one) => some.MaxBy(other => RatioEstimate.MedianOfMedians(RatiosOf(one, other)));

    /// <summary>
    /// Time of one candidate over the time of the fastest of some. Among equal candidates the fastest is the luckiest. To leave out its luck,
    /// each process takes the ratio to the candidate that was fastest in the other processes.
    /// </summary>
    public double OverFastestOf(IReadOnlyList<Candidate> some, Candidate one)
    {
        var ratios = some.ToDictionary(other => other, other => RatiosOf(one, other));
        return Sample.Median([.. launches.Select((_, at) => Sample.Median(ratios[FastestOutside(at)][at]))]);

        Candidate FastestOutside(int at) => some.MaxBy(other => RatioEstimate.MedianOfMedians(launches.Count == 1 ? ratios[other] : ratios[other].Where((_, launch) => launch != at)));
    }

    /// <summary>Microseconds an item: the median of the processes' medians.</summary>
    public double MedianOf(Candidate one) => Sample.Median([.. launches.Select(launch => Sample.Median([.. SamplesOf(launch, one)]))]);

    private double[][] RatiosOf(Candidate one, Candidate other) =>
        [.. launches.Select(launch => SamplesOf(launch, one).Zip(SamplesOf(launch, other), (time, otherTime) => time / otherTime).ToArray())];

    private static IReadOnlyList<double> SamplesOf(IReadOnlyList<Measured> launch, Candidate candidate) =>
        launch.Single(measured => measured.Candidate == candidate).Samples;
}
