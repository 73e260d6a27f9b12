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
    /// <param name="confirmed">The samples of the rounds.</param>
    /// <param name="candidates">The reference plans.</param>
    /// <param name="intervalOf">The interval of a ratio, with all errors that these rounds do not show.</param>
    /// <param name="policy">The gain that counts as much.</param>
    public static bool IsOpen<TCandidate>(
        IReadOnlyList<CandidateSamples<TCandidate>> confirmed, IReferencePlans<TCandidate> candidates, Func<PairedRatios, (double Low, double High)> intervalOf, MeasurementPolicy policy)
        where TCandidate : notnull
    {
        var sequential = confirmed.Single(evidence => evidence.Candidate.Equals(candidates.Sequential));
        return confirmed.Where(evidence => evidence != sequential && !evidence.IsLowerBound).MinBy(evidence => evidence.Median) is { } fastest
            && intervalOf(new PairedRatios(sequential.ItemMicroseconds, fastest.ItemMicroseconds)) is var (low, high)
            && low <= 1 && high >= 1 + policy.Interference.MaxUndecidedGain;
    }
}
