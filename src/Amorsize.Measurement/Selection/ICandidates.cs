using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>What a subject can be run under: the two baselines that every race has, and who may beat them.</summary>
internal interface ICandidates<TCandidate> : IReferencePlans<TCandidate>
    where TCandidate : notnull
{
    /// <summary>How many items a candidate works on at once; 1 for <see cref="IReferencePlans{TCandidate}.Sequential"/>.</summary>
    int WorkersOf(TCandidate candidate);

    /// <summary>The candidates worth racing against the baselines, at most twelve; those that the probe does not suggest may be found by trials.</summary>
    IReadOnlyList<TCandidate> Propose(ProbeResult probe, TimedTrials<TCandidate> trials, Deadline deadline);
}
