using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Selection;

/// <summary>Tells whether the samples of a race decide between sequential and parallel execution.</summary>
internal static class ClassDecision
{
    /// <summary>
    /// Whether the fastest parallel candidate may gain much over sequential, but is not shown to gain anything. Only interference makes that a reason to refuse a
    /// result: on a quiet machine it means that sequential is good enough.
    /// </summary>
    public static bool IsOpen<TCandidate>(IReadOnlyList<CandidateSamples<TCandidate>> race, IReferencePlans<TCandidate> candidates, MeasurementPolicy policy)
        where TCandidate : notnull
    {
        var sequential = race.Single(evidence => evidence.Candidate.Equals(candidates.Sequential));
        var fastest = race.Where(evidence => evidence != sequential && !evidence.IsLowerBound).MinBy(evidence => evidence.Median);
        if (fastest is null || Decision.Compare(sequential, fastest).ShowsGain(policy.Decision.EqualShare))
            return false;
        var (low, high) = MedianInterval.Of([.. sequential.ItemMicroseconds.Zip(fastest.ItemMicroseconds, (slow, fast) => slow / fast)]);
        return low <= 1 && high >= 1 + policy.Interference.MaxUndecidedGain;
    }
}
