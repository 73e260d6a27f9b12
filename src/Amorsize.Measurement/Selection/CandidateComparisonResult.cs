using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>The result of a comparison of candidates.</summary>
/// <param name="Probe">The probe, which says whether items are CPU-bound or I/O-bound.</param>
/// <param name="Samples">The samples of each candidate that ran.</param>
/// <param name="Missing">The candidates without samples, with the reason in a clause.</param>
/// <param name="UnderLoad">The load that disturbed the comparison; null on a quiet machine, and where the system does not report it.</param>
internal sealed record CandidateComparisonResult<TCandidate>(
    ProbeResult Probe, IReadOnlyList<CandidateSamples<TCandidate>> Samples, IReadOnlyList<(TCandidate Plan, string Why)> Missing, UnderLoad? UnderLoad);
