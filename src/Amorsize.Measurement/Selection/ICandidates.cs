using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>The candidates of a subject: the two reference plans of every race, and the plans that may beat them.</summary>
internal interface ICandidates<TCandidate> : IReferencePlans<TCandidate>
    where TCandidate : notnull
{
    /// <summary>How many items a candidate runs at once; 1 for <see cref="IReferencePlans{TCandidate}.Sequential"/>.</summary>
    int WorkersOf(TCandidate candidate);

    /// <summary>
    /// The candidates worth racing against the reference plans, at most twelve. It may run trials to find candidates that the probe alone does not suggest.
    /// </summary>
    IReadOnlyList<TCandidate> Propose(ProbeResult probe, TimedTrials<TCandidate> trials, Deadline deadline);
}
