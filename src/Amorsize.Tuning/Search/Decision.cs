using Amorsize.Engine;
using Amorsize.Tuning.Statistics;

namespace Amorsize.Tuning.Search;

/// <summary>
/// Chooses from a race's evidence. Sequential unless a gain is shown; among those within 3 % of the best the fewest workers, then the largest
/// chunk; never one that the framework's default is shown to beat.
/// </summary>
internal static class Decision
{
    public const double Equal = 0.03;

    public static Setting Choose(IReadOnlyList<Evidence> race, Setting frameworkDefault)
    {
        var sequential = race.Single(evidence => evidence.Candidate == Setting.Sequential);
        var limit = race.Min(evidence => evidence.Median) * (1 + Equal);
        if (sequential.Median <= limit)
            return Setting.Sequential;
        var gains = race.Where(evidence => Compare(sequential, evidence).ShowsGain(Equal)).ToList();
        var choice = gains
            .Where(evidence => evidence.Median <= limit)
            .OrderBy(evidence => evidence.Candidate.Workers)
            .ThenBy(evidence => evidence.Candidate.IsLeftToFramework)
            .ThenByDescending(evidence => evidence.Candidate.ChunkSize)
            .FirstOrDefault() ?? gains.MinBy(evidence => evidence.Median);
        if (choice is null)
            return Setting.Sequential;
        var standard = gains.Find(evidence => evidence.Candidate == frameworkDefault);
        return standard is not null && IsBeatenBy(choice, standard) ? frameworkDefault : choice.Candidate;
    }

    public static PairedComparison Compare(Evidence baseline, Evidence contender) =>
        new(baseline.ItemMicroseconds, contender.ItemMicroseconds);

    // Proved by a little, or by much though not proved: either is reason enough to leave the user what he had.
    private static bool IsBeatenBy(Evidence choice, Evidence standard) =>
        Compare(choice, standard) is var comparison && (comparison.ShowsGain(margin: 0) || comparison.Speedup >= 1 + Equal);
}
