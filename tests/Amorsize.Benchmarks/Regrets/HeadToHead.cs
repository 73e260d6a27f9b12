using Amorsize.Benchmarks.Measuring;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>What was measured of candidates side by side, in several fresh processes.</summary>
/// <param name="launches">One list of all candidates a process.</param>
internal sealed class HeadToHead(IReadOnlyList<IReadOnlyList<Measured>> launches)
{
    public IEnumerable<Candidate> Candidates => launches[0].Select(measured => measured.Candidate);

    /// <summary>Time of one candidate over that of another.</summary>
    public Ratio Of(Candidate one, Candidate other) => RatioEstimate.Of(RatiosOf(one, other));

    /// <summary>The fastest of some, by its ratio to <paramref name="one"/>, which may be among them.</summary>
    public Candidate FastestOf(IEnumerable<Candidate> some, Candidate one) => some.MaxBy(other => RatioEstimate.MedianOfMedians(RatiosOf(one, other)));

    /// <summary>
    /// Time of one candidate over that of the fastest of some, where other processes tell which is the fastest than tell how much faster it is: of several
    /// equals the one that is picked is the luckiest, and its luck is no merit.
    /// </summary>
    public double OverFastestOf(IReadOnlyList<Candidate> some, Candidate one)
    {
        var ratios = some.ToDictionary(other => other, other => RatiosOf(one, other));
        return Sample.Median([.. launches.Select((_, at) => Sample.Median(ratios[FastestOutside(at)][at]))]);

        Candidate FastestOutside(int at) => some.MaxBy(other => RatioEstimate.MedianOfMedians(launches.Count == 1 ? ratios[other] : ratios[other].Where((_, launch) => launch != at)));
    }

    /// <summary>Microseconds an item: the median over the processes of the medians of their samples.</summary>
    public double MedianOf(Candidate one) => Sample.Median([.. launches.Select(launch => Sample.Median([.. SamplesOf(launch, one)]))]);

    private double[][] RatiosOf(Candidate one, Candidate other) =>
        [.. launches.Select(launch => SamplesOf(launch, one).Zip(SamplesOf(launch, other), (time, otherTime) => time / otherTime).ToArray())];

    private static IReadOnlyList<double> SamplesOf(IReadOnlyList<Measured> launch, Candidate candidate) =>
        launch.Single(measured => measured.Candidate == candidate).Samples;
}
