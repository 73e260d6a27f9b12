namespace Amorsize.Measurement.Selection;

/// <summary>The result of an earlier search of the same subject on the same machine.</summary>
/// <param name="Choice">The candidate that it chose.</param>
/// <param name="RunnersUp">The best candidate beside the choice and the reference plans, if there was one.</param>
/// <param name="Elapsed">Duration of that search.</param>
/// <param name="Checks">How often its choice was checked since, and held.</param>
internal sealed record EarlierSearch<TCandidate>(TCandidate Choice, IReadOnlyList<TCandidate> RunnersUp, TimeSpan Elapsed, int Checks);
