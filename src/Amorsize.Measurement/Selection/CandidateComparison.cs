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
    /// <param name="limits">The budget, which the comparison exceeds by at most one call with the longest item, and the processors.</param>
    /// <exception cref="WorkloadFailedException">The user's code threw under the sequential plan.</exception>
    /// <exception cref="InterferenceException">Foreign load kept the plans from being compared.</exception>
    /// <exception cref="BudgetException">The budget is too short for a single round.</exception>
    public CandidateComparisonResult<TCandidate> Run(ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, IEnumerable<TCandidate> plans, SearchLimits limits)
    {
        TCandidate[] compared = [.. plans.Prepend(candidates.Default).Prepend(candidates.Sequential).Distinct()];
        var failures = new PlanFailures<TCandidate>(subject, candidates, instruments.Pause);
        var probed = new ProbedSubject<TCandidate>(subject, candidates, limits, failures, instruments, policy);
        var trials = probed.NewTrials(policy.Search.TrialDuration);
        probed.Prepare(trials, compared);
        probed.BeginComparing();
        var rounds = probed.NewRounds(trials);
        while (rounds.Count < policy.Selection.MaxBlocks * policy.Selection.RoundsOfBlock && probed.Deadline.Left >= rounds.Last && rounds.Run(compared, rounds.Count == 0 && probed.MustCompare(trials)))
            continue;

        IReadOnlyList<CandidateSamples<TCandidate>> samples = [.. rounds.Evidence.Where(entry => !failures.RuleOut(entry.Candidate))];
        var load = probed.Load;
        if (load is not null && !probed.Probe.IsIoBound && load.WaitShare > policy.Interference.MaxCorrectedWaitShare)
            throw new InterferenceException($"{load}, too much to compare plans");
        if (!compared.All(plan => failures.RuleOut(plan) || samples.Any(entry => entry.Candidate.Equals(plan))))
        {
            throw load is null
                ? new BudgetException(Invariant($"one round of all plans takes longer than the budget, {limits.Budget.TotalSeconds:0.#} s"))
                : new InterferenceException($"{load}, and one round of all plans did not fit into the budget");
        }
        return new(probed.Probe, samples, [.. compared.Where(failures.RuleOut).Select(plan => (plan, WhyNot(plan)))], load);

        string WhyNot(TCandidate plan) => failures.Failed.TryGetValue(plan, out var thrown)
            ? $"it threw: {thrown.Message}"
            : $"not run: {failures.Failed.Keys.MinBy(candidates.WorkersOf)} threw already";
    }
}
