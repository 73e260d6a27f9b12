using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Chooses a candidate from the samples of a race. Sequential wins unless a gain is shown. Among candidates about as fast as the best, the preferred one wins.
/// The framework default wins where it is shown to beat that one, or looks faster.
/// </summary>
internal static class Decision
{
    /// <param name="race">Samples of all raced candidates; both reference plans must be among them.</param>
    /// <param name="candidates">Says which candidates are the reference plans, and which of equally fast candidates to prefer.</param>
    /// <param name="policy">Says which times count as equal.</param>
    public static TCandidate Choose<TCandidate>(IReadOnlyList<CandidateSamples<TCandidate>> race, IReferencePlans<TCandidate> candidates, SelectionPolicy policy)
        where TCandidate : notnull
    {
        race = [.. race.Where(evidence => !evidence.IsLowerBound)];
        var sequential = race.Single(evidence => evidence.Candidate.Equals(candidates.Sequential));
        // Candidates left the race in different rounds, and the machine's speed may have changed in between. So each is compared, round by round, with a
        // candidate that ran to the end.
        var last = race.OrderByDescending(evidence => evidence.ItemMicroseconds.Count).ThenBy(evidence => evidence.Median).First();
        var gains = race.Where(evidence => Compare(sequential, evidence).ShowsGain(policy.EqualShare)).ToList();
        var limit = race.Min(Time) * (1 + policy.EqualShare);
        if (Time(sequential) <= limit)
            return candidates.Sequential;
        var choice = gains
            .Where(evidence => Time(evidence) <= limit)
            .OrderBy(evidence => evidence.Candidate, candidates.Preference)
            .FirstOrDefault() ?? gains.MinBy(Time);
        if (choice is null)
            return candidates.Sequential;
        return gains.Find(evidence => evidence.Candidate.Equals(candidates.Default)) is { } frameworkDefault && Beats(frameworkDefault, choice)
            ? candidates.Default
            : choice.Candidate;

        // Keep the default if it is significantly faster by any margin, or faster by the equal share without significance.
        bool Beats(CandidateSamples<TCandidate> reference, CandidateSamples<TCandidate> other) =>
            Compare(other, reference) is var comparison && (comparison.ShowsGain(margin: 0) || comparison.Speedup >= 1 + policy.EqualShare);

        double Time(CandidateSamples<TCandidate> evidence) => 1 / Compare(last, evidence).Speedup;
    }

    /// <summary>Compares two candidates by the rounds in which both ran.</summary>
    public static PairedComparison Compare<TCandidate>(CandidateSamples<TCandidate> reference, CandidateSamples<TCandidate> candidate) =>
        new(reference.ItemMicroseconds, candidate.ItemMicroseconds);
}
