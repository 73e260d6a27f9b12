using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Selection;

/// <summary>Tells whether the rounds of a confirmation decide between sequential and parallel execution.</summary>
internal static class ClassDecision
{
    /// <summary>
    /// Whether the fastest parallel candidate may gain much over sequential, but is not shown to gain anything. Only interference makes that a reason to refuse a
    /// result: on a quiet machine it means that sequential is good enough.
    /// </summary>
    public static bool IsOpen<TCandidate>(IReadOnlyList<CandidateSamples<TCandidate>> confirmed, IReferencePlans<TCandidate> candidates, MeasurementPolicy policy)
        where TCandidate : notnull
    {
        var sequential = confirmed.Single(evidence => evidence.Candidate.Equals(candidates.Sequential));
        return confirmed.Where(evidence => evidence != sequential && !evidence.IsLowerBound).MinBy(evidence => evidence.Median) is { } fastest
            && new PairedRatios(sequential.ItemMicroseconds, fastest.ItemMicroseconds).Interval is var (low, high)
            && low <= 1 && high >= 1 + policy.Interference.MaxUndecidedGain;
    }
}
