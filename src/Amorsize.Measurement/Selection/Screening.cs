using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Selects the plan that will be confirmed, in rounds from which beaten plans are dropped (<see cref="KimNelson"/>). The reference plans are screened like all
/// others.
/// </summary>
internal sealed class Screening<TCandidate>(Rounds<TCandidate> rounds, IReferencePlans<TCandidate> references, SelectionPolicy policy)
    where TCandidate : notnull
{
    /// <summary>Screens plans until one is left, more rounds would change nothing, or the time is over.</summary>
    /// <returns>The selected plan, and the samples of all.</returns>
    public (TCandidate Choice, IReadOnlyList<CandidateSamples<TCandidate>> Evidence) Run(IReadOnlyList<TCandidate> plans, Deadline end)
    {
        var others = Math.Max(1, plans.Count - 1);
        IReadOnlyList<TCandidate> left = plans;
        while (left.Count > 1 && rounds.Run(left))
        {
            if (rounds.Count < policy.MinRounds)
                continue;
            var compared = Compare(left);
            left = [.. compared.Where(plan => !KimNelson.IsBeaten(plan.OverBest, others, policy.EqualShare, policy.ErrorRate)).Select(plan => plan.Candidate)];
            if (end.Left < rounds.Last || compared.All(plan => KimNelson.IsDecided(plan.OverBest, others, policy.EqualShare, policy.ErrorRate)))
                break;
        }
        return (Select(left), rounds.Evidence);
    }

    // Among the plans that are about as fast as the best, the preferred one.
    private TCandidate Select(IReadOnlyList<TCandidate> left) => Compare(left)
        .Where(plan => plan.OverBest.Ratio <= 1 + policy.EqualShare)
        .Select(plan => plan.Candidate)
        .Order(references.Preference)
        .FirstOrDefault(left[0]);

    private List<(TCandidate Candidate, PairedRatios OverBest)> Compare(IReadOnlyList<TCandidate> plans)
    {
        List<CandidateSamples<TCandidate>> evidence = [.. rounds.Evidence.Where(entry => plans.Contains(entry.Candidate) && rounds.CanRun(entry.Candidate))];
        if (evidence.MinBy(entry => entry.Median) is not { } best)
            return [];
        return [.. evidence.Select(entry => (entry.Candidate, new PairedRatios(entry.ItemMicroseconds, best.ItemMicroseconds)))];
    }
}
