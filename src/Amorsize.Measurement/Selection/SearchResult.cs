using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>The result of a search, with the measurements that it follows from.</summary>
/// <param name="Probe">The probe, which says whether items are CPU-bound or I/O-bound.</param>
/// <param name="Race">Every candidate that was raced, with all of its samples; both reference plans are among them.</param>
/// <param name="Confirmation">The fresh samples of the selected candidate and the reference plans, from which the gains are known.</param>
/// <param name="Choice">The candidate to use.</param>
/// <param name="Record">The samples of the other stages, and the time of the search.</param>
/// <param name="Failures">The exception that the user's code threw under the failed plan with the fewest workers, in a sentence; empty if no plan failed.</param>
internal sealed record SearchResult<TCandidate>(
    ProbeResult Probe,
    IReadOnlyList<CandidateSamples<TCandidate>> Race,
    IReadOnlyList<CandidateSamples<TCandidate>> Confirmation,
    TCandidate Choice,
    SearchRecord Record,
    IReadOnlyList<string> Failures)
{
    /// <summary>The load that disturbed the search; null on a quiet machine, and where the system does not report it.</summary>
    public UnderLoad? UnderLoad { get; init; }

    /// <summary>Share of the time in which the threads of a candidate's trials waited for a processor, 0 to 1; null where the system does not report it.</summary>
    public Func<TCandidate, double?> WaitShare { get; init; } = static _ => null;

    /// <summary>Number of items that a trial of a candidate ran in the confirmation; null where it is not known.</summary>
    public Func<TCandidate, int>? TrialItems { get; init; }
}
