using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Evidence;

/// <summary>Every sample of one candidate, in the order of the rounds.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="ItemMicroseconds">Elapsed time of each trial over its items, in microseconds. A race has one sample a round, and round k ran beside round k of the other candidates.</param>
/// <param name="IsLowerBound">Whether the trial was stopped because the candidate was far slower than others. Its time is then a lower bound.</param>
internal sealed record CandidateSamples<TCandidate>(TCandidate Candidate, IReadOnlyList<double> ItemMicroseconds, bool IsLowerBound = false)
{
    /// <summary>The median of the samples, in microseconds an item.</summary>
    public double Median => Sample.Median(ItemMicroseconds);
}
