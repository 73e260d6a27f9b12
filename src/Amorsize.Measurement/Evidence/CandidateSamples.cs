using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Evidence;

/// <summary>What was measured of one candidate: every sample, in the order of the rounds.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="ItemMicroseconds">Elapsed time of each trial over its items, in microseconds. In a race one sample a round: round k of one candidate ran beside round k of the others.</param>
/// <param name="IsLowerBound">Whether it was stopped, being far slower than others, so that its time is what it takes at least.</param>
internal sealed record CandidateSamples<TCandidate>(TCandidate Candidate, IReadOnlyList<double> ItemMicroseconds, bool IsLowerBound = false)
{
    /// <summary>Median of the samples, in microseconds an item.</summary>
    public double Median => Sample.Median(ItemMicroseconds);
}
