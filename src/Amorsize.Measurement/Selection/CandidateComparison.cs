using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;
using static System.FormattableString;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Races given candidates against the reference plans in rounds, until the confidence needs no more of them or the budget is used up. It warms up, sizes its
/// trials and judges interference as the search does, but proposes, drops and chooses nothing.
/// </summary>
internal sealed class CandidateComparison<TCandidate>(Instruments instruments, MeasurementPolicy policy)
    where TCandidate : notnull
{
    /// <param name="subject">The workload.</param>
    /// <param name="candidates">The reference plans, and how many items a candidate runs at once.</param>
    /// <param name="plans">The candidates to compare with the reference plans.</param>
    /// <param name="budget">Time for measuring. The comparison exceeds it by at most one call with the longest item.</param>
    /// <param name="processors">Number of processors that this process may use.</param>
    /// <exception cref="WorkloadFailedException">The user's code threw under the sequential plan.</exception>
    /// <exception cref="InterferenceException">Foreign load kept the plans from being compared.</exception>
    /// <exception cref="BudgetException">The budget is too short for a single round.</exception>
    public CandidateComparisonResult<TCandidate> Run(
        ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, IEnumerable<TCandidate> plans, TimeSpan budget, int processors)
    {
        TCandidate[] compared = [.. plans.Prepend(candidates.Default).Prepend(candidates.Sequential).Distinct()];
        var failures = new PlanFailures<TCandidate>(subject, candidates, instruments.Pause);
        var deadline = Deadline.After(instruments.Clock, policy.Search.PlannedBudgetShare * budget);
        failures.WaitUntil(deadline);
        var interference = new InterferenceLog(instruments, policy.Interference);
        instruments.Reached(SearchStage.WarmUp);
        var warmUp = new WarmUp<TCandidate>(subject, candidates.Sequential, instruments, policy).Run(deadline, policy.Search.MaxWarmUpShare);
        instruments.Reached(SearchStage.Probe);
        var probe = new Probe<TCandidate>(subject, candidates.Sequential, policy).Run(warmUp, deadline);

        var observed = new ObservedSubject<TCandidate>(subject, candidates.WorkersOf, processors, !probe.IsIoBound, instruments, interference, deadline, policy.Interference);
        var trials = new TimedTrials<TCandidate>(observed, candidates, probe, policy.TrialDurationFor(probe, policy.Search.TrialDuration), deadline, failures, policy);
        instruments.Reached(SearchStage.Race);
        var preparing = deadline.Share(policy.Search.MaxPreparingShare);
        foreach (var plan in compared.TakeWhile(_ => !preparing.IsOver))
            trials.Prepare(plan);
        trials.FixSample(compared);
        var rounds = new Rounds<TCandidate>(trials.Run, instruments.Random, deadline);
        var atLeastOnce = trials.OneRun <= budget / policy.Search.MinRunsInBudgetForOneRound;
        while (rounds.Count < policy.Selection.MaxBlocks * policy.Selection.RoundsOfBlock && deadline.Left >= rounds.Last && rounds.Run(compared, atLeastOnce && rounds.Count == 0))
            continue;

        IReadOnlyList<CandidateSamples<TCandidate>> samples = [.. rounds.Evidence.Where(entry => !failures.RuleOut(entry.Candidate))];
        var load = interference.Read(probe.IsIoBound);
        if (load is not null && !probe.IsIoBound && load.WaitShare > policy.Interference.MaxCorrectedWaitShare)
            throw new InterferenceException($"{load}, too much to compare plans");
        if (!compared.All(plan => failures.RuleOut(plan) || samples.Any(entry => entry.Candidate.Equals(plan))))
        {
            throw load is null
                ? new BudgetException(Invariant($"one round of all plans takes longer than the budget, {budget.TotalSeconds:0.#} s"))
                : new InterferenceException($"{load}, and one round of all plans did not fit into the budget");
        }
        return new(probe, samples, [.. compared.Where(failures.RuleOut).Select(plan => (plan, WhyNot(plan)))], load);

        string WhyNot(TCandidate plan) => failures.Failed.TryGetValue(plan, out var thrown)
            ? $"it threw: {thrown.Message}"
            : $"not run: {failures.Failed.Keys.MinBy(candidates.WorkersOf)} threw already";
    }
}
