using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Evidence;

/// <summary>Every sample of one candidate, in the order of the rounds.</summary>
/// <param name="Candidate">The plan under test.</param>
/// <param name="ItemMicroseconds">
/// Elapsed time of each trial divided by its items, in microseconds. A race adds one sample a round, so the k-th samples of all candidates belong together.
/// </param>
/// <param name="IsLowerBound">Whether the trial was stopped because the candidate was far slower than others. Its time is then a lower bound.</param>
internal sealed record CandidateSamples<TCandidate>(TCandidate Candidate, IReadOnlyList<double> ItemMicroseconds, bool IsLowerBound = false)
{
    /// <summary>The costs of the trials; null where they were not counted.</summary>
    public PlanCosts? Costs { get; init; }

    /// <summary>The median of the samples, in microseconds for one item.</summary>
    public double Median => Sample.Median(ItemMicroseconds);
}
