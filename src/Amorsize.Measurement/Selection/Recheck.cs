using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Checks whether the choice of an earlier search still holds. The rounds have the choice, its runner-up and the reference plans, and the same rules as a
/// confirmation decide.
/// </summary>
/// <param name="rounds">Runs the rounds.</param>
/// <param name="candidates">Says which candidates are the reference plans, and how many items a candidate runs at once.</param>
/// <param name="policy">Number of rounds, and which times count as equal.</param>
/// <param name="isRuledOut">Whether the user's code threw under a plan.</param>
internal sealed class Recheck<TCandidate>(
    Rounds<TCandidate> rounds, ICandidates<TCandidate> candidates, SelectionPolicy policy, Func<TCandidate, bool> isRuledOut)
    where TCandidate : notnull
{
    /// <summary>Runs the rounds, and returns their samples if the choice holds; null if it does not, or if a plan could not run.</summary>
    /// <param name="earlier">The choice and its runner-up.</param>
    /// <param name="end">When the rounds should end. The fewest rounds run in any case.</param>
    public IReadOnlyList<CandidateSamples<TCandidate>>? Run(EarlierSearch<TCandidate> earlier, Deadline end)
    {
        IReadOnlyList<TCandidate> plans = [.. new[] { candidates.Sequential, candidates.Default, earlier.Choice }.Concat(earlier.RunnersUp).Distinct()];
        while (rounds.Count < policy.MinRounds && plans.All(rounds.CanRun) && rounds.Run(plans))
            continue;
        if (!plans.All(rounds.CanRun) || plans.Any(isRuledOut) || earlier.RunnersUp.Any(plan => IsFaster(plan, earlier.Choice)))
            return null;
        var (choice, evidence) = new Confirmation<TCandidate>(rounds, candidates, policy, isRuledOut).Run(earlier.Choice, end, atLeastOnce: false);
        return choice.Equals(earlier.Choice) && plans.All(rounds.CanRun) ? evidence : null;
    }

    private bool IsFaster(TCandidate plan, TCandidate choice) =>
        Find(plan) is { IsLowerBound: false } && new PairedRatios(Find(choice).ItemMicroseconds, Find(plan).ItemMicroseconds) is { ShowsGain: true } ratios
        && ratios.Ratio >= 1 + policy.EqualShare;

    private CandidateSamples<TCandidate> Find(TCandidate plan) => rounds.Evidence.Single(entry => entry.Candidate.Equals(plan));
}
