using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>What a search found, and on what evidence.</summary>
/// <param name="Probe">What kind of work an item is.</param>
/// <param name="Race">Every candidate that was raced, with all of its samples; both baselines are among them.</param>
/// <param name="Choice">The candidate to use.</param>
/// <param name="Record">What it saw and took.</param>
/// <param name="Failures">What the user's code threw under candidates that no baseline is, in words.</param>
internal sealed record SearchResult<TCandidate>(ProbeResult Probe, IReadOnlyList<CandidateSamples<TCandidate>> Race, TCandidate Choice, SearchRecord Record, IReadOnlyList<string> Failures);
