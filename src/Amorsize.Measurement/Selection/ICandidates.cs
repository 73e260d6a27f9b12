using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>The candidates of a subject: the two reference plans of every race, and the plans that may beat them.</summary>
internal interface ICandidates<TCandidate> : IReferencePlans<TCandidate>
    where TCandidate : notnull
{
    /// <summary>How many items a candidate runs at once; 1 for <see cref="IReferencePlans{TCandidate}.Sequential"/>.</summary>
    int WorkersOf(TCandidate candidate);

    /// <summary>Whether an earlier search measured the same subject.</summary>
    bool IsMeasuredBefore { get; }

    /// <summary>The result of an earlier search of the same subject; null where there was none, or where its choice is not legal now.</summary>
    EarlierSearch<TCandidate>? Earlier(ProbeResult probe);

    /// <summary>
    /// The candidates worth racing against the reference plans, at most twelve. It may run trials to find candidates that the probe alone does not suggest.
    /// </summary>
    IReadOnlyList<TCandidate> Propose(ProbeResult probe, TimedTrials<TCandidate> trials, Deadline deadline);
}
