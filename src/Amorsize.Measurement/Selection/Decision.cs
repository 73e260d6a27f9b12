using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Chooses from a race's evidence. Sequential wins unless a gain is shown. Among candidates that are equal to the best, the preferred one wins. The default
/// wins where it is shown to beat that one, and over its own variants that are not shown to beat it.
/// </summary>
internal static class Decision
{
    /// <param name="race">The samples, of both reference plans at least.</param>
    /// <param name="candidates">Tells which are the reference plans, and which candidate to prefer.</param>
    /// <param name="policy">Which times count as equal.</param>
    public static TCandidate Choose<TCandidate>(IReadOnlyList<CandidateSamples<TCandidate>> race, IReferencePlans<TCandidate> candidates, DecisionPolicy? policy = null)
        where TCandidate : notnull
    {
        var equalShare = (policy ?? MeasurementPolicy.Default.Decision).EqualShare;
        race = [.. race.Where(evidence => !evidence.IsLowerBound)];
        var sequential = race.Single(evidence => evidence.Candidate.Equals(candidates.Sequential));
        // Candidates left the race at different times, and the machine's speed may have changed since. So each is compared with one that ran to the end.
        var last = race.OrderByDescending(evidence => evidence.ItemMicroseconds.Count).ThenBy(evidence => evidence.Median).First();
        var gains = race.Where(evidence => Compare(sequential, evidence).ShowsGain(equalShare)).ToList();
        var frameworkDefault = gains.Find(evidence => evidence.Candidate.Equals(candidates.Default));
        race = [.. race.Where(evidence => !IsUnprovenVariant(evidence))];
        gains.RemoveAll(IsUnprovenVariant);
        var limit = race.Min(Time) * (1 + equalShare);
        if (Time(sequential) <= limit)
            return candidates.Sequential;
        var choice = gains
            .Where(evidence => Time(evidence) <= limit)
            .OrderBy(evidence => evidence.Candidate, candidates.Preference)
            .FirstOrDefault() ?? gains.MinBy(Time);
        if (choice is null)
            return candidates.Sequential;
        return frameworkDefault is not null && Beats(frameworkDefault, choice) ? candidates.Default : choice.Candidate;

        bool IsUnprovenVariant(CandidateSamples<TCandidate> evidence) =>
            frameworkDefault is not null && candidates.IsVariantOfDefault(evidence.Candidate) && !Compare(frameworkDefault, evidence).ShowsGain(margin: 0);

        // Keep the default if it is significantly faster by any margin, or faster by the equal share without significance.
        bool Beats(CandidateSamples<TCandidate> reference, CandidateSamples<TCandidate> other) =>
            Compare(other, reference) is var comparison && (comparison.ShowsGain(margin: 0) || comparison.Speedup >= 1 + equalShare);

        double Time(CandidateSamples<TCandidate> evidence) => 1 / Compare(last, evidence).Speedup;
    }

    /// <summary>Compares two candidates by the rounds that both ran.</summary>
    public static PairedComparison Compare<TCandidate>(CandidateSamples<TCandidate> reference, CandidateSamples<TCandidate> candidate) =>
        new(reference.ItemMicroseconds, candidate.ItemMicroseconds);
}
