using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Chooses from a race's evidence. Sequential unless a gain is shown; among those within 3 % of the best the one to prefer; never one that the
/// default is shown to beat, and no variant of the default that is not shown to beat it.
/// </summary>
internal static class Decision
{
    public const double Equal = 0.03;

    /// <param name="race">What was measured, of both baselines at least.</param>
    /// <param name="candidates">Which are the baselines, and which to prefer.</param>
    public static TCandidate Choose<TCandidate>(IReadOnlyList<CandidateSamples<TCandidate>> race, IReferencePlans<TCandidate> candidates)
        where TCandidate : notnull
    {
        race = [.. race.Where(evidence => !evidence.IsLowerBound)];
        var sequential = race.Single(evidence => evidence.Candidate.Equals(candidates.Sequential));
        // Candidates left the race at different times, when the machine may have been faster or slower: so each is held against one that ran to the end.
        var last = race.OrderByDescending(evidence => evidence.ItemMicroseconds.Count).ThenBy(evidence => evidence.Median).First();
        var gains = race.Where(evidence => Compare(sequential, evidence).ShowsGain(Equal)).ToList();
        var standard = gains.Find(evidence => evidence.Candidate.Equals(candidates.Default));
        race = [.. race.Where(evidence => !IsLucky(evidence))];
        gains.RemoveAll(IsLucky);
        var limit = race.Min(Time) * (1 + Equal);
        if (Time(sequential) <= limit)
            return candidates.Sequential;
        var choice = gains
            .Where(evidence => Time(evidence) <= limit)
            .OrderBy(evidence => evidence.Candidate, candidates.Preference)
            .FirstOrDefault() ?? gains.MinBy(Time);
        if (choice is null)
            return candidates.Sequential;
        return standard is not null && IsBeatenBy(choice, standard) ? candidates.Default : choice.Candidate;

        bool IsLucky(CandidateSamples<TCandidate> evidence) =>
            standard is not null && candidates.IsVariantOfDefault(evidence.Candidate) && !Compare(standard, evidence).ShowsGain(margin: 0);

        double Time(CandidateSamples<TCandidate> evidence) => 1 / Compare(last, evidence).Speedup;
    }

    public static PairedComparison Compare<TCandidate>(CandidateSamples<TCandidate> baseline, CandidateSamples<TCandidate> contender) =>
        new(baseline.ItemMicroseconds, contender.ItemMicroseconds);

    // Proved by a little, or by much though not proved: either is reason enough to leave the user what he had.
    private static bool IsBeatenBy<TCandidate>(CandidateSamples<TCandidate> choice, CandidateSamples<TCandidate> standard) =>
        Compare(choice, standard) is var comparison && (comparison.ShowsGain(margin: 0) || comparison.Speedup >= 1 + Equal);
}
