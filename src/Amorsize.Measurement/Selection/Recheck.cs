using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Checks whether the choice of an earlier search still holds. The rounds have the choice, its runner-up and the reference plans, and the same rules as a
/// confirmation decide.
/// </summary>
/// <param name="probed">The subject of the search.</param>
/// <param name="candidates">Says which candidates are the reference plans, and how many items a candidate runs at once.</param>
/// <param name="policy">Duration and number of trials, and which times count as equal.</param>
/// <param name="isRuledOut">Whether the user's code threw under a plan.</param>
internal sealed class Recheck<TCandidate>(
    ProbedSubject<TCandidate> probed, ICandidates<TCandidate> candidates, MeasurementPolicy policy, Func<TCandidate, bool> isRuledOut)
    where TCandidate : notnull
{
    private readonly SelectionPolicy selection = policy.Selection;

    /// <summary>Returns the result of the check if the choice holds; null if it does not, if a plan could not run, or if there is too little time.</summary>
    /// <param name="earlier">The choice and its runner-up.</param>
    public SearchResult<TCandidate>? Run(EarlierSearch<TCandidate> earlier)
    {
        IReadOnlyList<TCandidate> plans = [.. new[] { candidates.Sequential, candidates.Default, earlier.Choice }.Concat(earlier.RunnersUp).Distinct()];
        var trials = probed.NewTrials(policy.Search.RecheckTrialDuration);
        trials.GrowSample(Math.Max(candidates.WorkersOf(candidates.Default), candidates.WorkersOf(earlier.Choice)));
        trials.Prepare(earlier.Choice);
        trials.FixSample([earlier.Choice, .. earlier.RunnersUp]);
        var end = probed.PlannedEnd();
        // A check that fails must leave time for the search after it.
        if (selection.MinRounds * trials.Expected(plans) > end.Left / 2)
            return null;
        probed.BeginComparing();
        var rounds = probed.NewRounds(trials);
        while (rounds.Count < selection.MinRounds && plans.All(rounds.CanRun) && rounds.Run(plans))
            continue;
        if (!plans.All(rounds.CanRun) || plans.Any(isRuledOut) || earlier.RunnersUp.Any(plan => IsFaster(plan, earlier.Choice)))
            return null;
        var left = (policy.Search.MaxRecheckShare * earlier.Elapsed) - probed.Elapsed;
        var (choice, evidence) = new Confirmation<TCandidate>(rounds, candidates, selection, isRuledOut)
            .Run(earlier.Choice, left < end.Left ? Deadline.After(end.Clock, left) : end, atLeastOnce: false);
        if (!choice.Equals(earlier.Choice) || !plans.All(rounds.CanRun) || (probed.Load is var load && probed.IsTooLoaded(load, evidence)))
            return null;
        var held = probed.Result(trials, evidence, evidence, choice, rounds.Count, load);
        return held with { Record = held.Record with { CheckedElapsed = earlier.Elapsed, Checks = earlier.Checks + 1 } };

        bool IsFaster(TCandidate plan, TCandidate choice) =>
            Find(plan) is { IsLowerBound: false } samples && new PairedRatios(Find(choice).ItemMicroseconds, samples.ItemMicroseconds).ShowsGainOf(selection.EqualShare);

        CandidateSamples<TCandidate> Find(TCandidate plan) => rounds.Evidence.Single(entry => entry.Candidate.Equals(plan));
    }
}
