using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Compares the selected plan with the reference plans in fresh rounds. The samples that selected a plan make it look faster than it is, so only these rounds
/// decide whether a gain is shown, and how large it is.
/// </summary>
/// <param name="rounds">Runs the rounds.</param>
/// <param name="candidates">Says which candidates are the reference plans, and how many items a candidate runs at once.</param>
/// <param name="policy">Number of rounds, and which times count as equal.</param>
/// <param name="isRuledOut">Whether the user's code threw under a plan. Such a plan may throw again, so it is not chosen, however fast it was.</param>
internal sealed class Confirmation<TCandidate>(
    Rounds<TCandidate> rounds, ICandidates<TCandidate> candidates, SelectionPolicy policy, Func<TCandidate, bool> isRuledOut)
    where TCandidate : notnull
{
    private IReadOnlyList<CandidateSamples<TCandidate>> Evidence => [.. rounds.Evidence.Where(entry => !isRuledOut(entry.Candidate))];

    /// <summary>Confirms a plan, and returns the plan to use with the samples of the rounds. Plans that were ruled out have no samples.</summary>
    /// <param name="selected">The selected plan; it may be a reference plan.</param>
    /// <param name="end">
    /// When the rounds should end. A first block has the fewest rounds in any case, if the deadline of the rounds allows it, and one round at least if
    /// <paramref name="atLeastOnce"/> is true.
    /// </param>
    /// <param name="atLeastOnce">Whether to run a first round even after the deadline.</param>
    public (TCandidate Choice, IReadOnlyList<CandidateSamples<TCandidate>> Evidence) Run(TCandidate selected, Deadline end, bool atLeastOnce)
    {
        IReadOnlyList<TCandidate> plans = [.. new[] { candidates.Sequential, candidates.Default, selected }.Distinct()];
        for (var block = 1; block <= policy.MaxBlocks && plans.Count > 1; block++)
        {
            while (rounds.Count < block * policy.RoundsOfBlock && !IsOver() && rounds.Run(plans, atLeastOnce && rounds.Count == 0))
                continue;
            plans = Undecided(selected);
            if (end.Left < policy.MinRounds * rounds.Last)
                break;
        }
        return (Choose(selected), Evidence);

        bool IsOver() => rounds.Count >= policy.MinRounds && end.Left < rounds.Last;
    }

    // A plan that looks faster than a reference, but is not shown to be, deserves another block with both.
    private IReadOnlyList<TCandidate> Undecided(TCandidate selected)
    {
        (TCandidate Reference, TCandidate Plan)[] pairs = [(candidates.Sequential, selected), (candidates.Default, selected), (candidates.Sequential, candidates.Default)];
        return [.. pairs.Where(pair => IsUndecided(pair.Reference, pair.Plan)).SelectMany(pair => new[] { pair.Reference, pair.Plan }).Distinct()];
    }

    private bool IsUndecided(TCandidate reference, TCandidate plan) => Compare(reference, plan) is { ShowsGain: false } ratios && ratios.Ratio >= 1 + policy.EqualShare;

    private TCandidate Choose(TCandidate selected)
    {
        var isDefaultFaster = Gains(candidates.Default);
        return Gains(selected) && (!isDefaultFaster || IsWorthwhile(selected)) ? selected : isDefaultFaster ? candidates.Default : candidates.Sequential;
    }

    // A plan replaces the default if it is shown to be faster, or to be no slower with fewer workers.
    private bool IsWorthwhile(TCandidate selected) => Compare(candidates.Default, selected) is not { } ratios
        || ratios.ShowsGain
        || (candidates.WorkersOf(selected) < candidates.WorkersOf(candidates.Default) && ratios.OfThisProcess.Low > 1 / (1 + policy.EqualShare));

    private bool Gains(TCandidate plan) => Compare(candidates.Sequential, plan)?.ShowsGainOf(policy.EqualShare) == true;

    private PairedRatios? Compare(TCandidate reference, TCandidate plan) =>
        !reference.Equals(plan) && Find(reference) is { } before && Find(plan) is { IsLowerBound: false } after ? new(before.ItemMicroseconds, after.ItemMicroseconds) : null;

    private CandidateSamples<TCandidate>? Find(TCandidate plan) => Evidence.FirstOrDefault(entry => entry.Candidate.Equals(plan));
}
