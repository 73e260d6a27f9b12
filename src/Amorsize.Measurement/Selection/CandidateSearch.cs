using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Timing;
using static System.FormattableString;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Finds the best candidate for a subject in five stages: warm-up, probe, candidates, screening, confirmation. It is independent of the kind of candidate.
/// </summary>
internal sealed class CandidateSearch<TCandidate>(Instruments instruments, MeasurementPolicy policy)
    where TCandidate : notnull
{
    private readonly SearchPolicy searchPolicy = policy.Search;

    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    /// <exception cref="InterferenceException">Foreign load kept the search from telling whether sequential or parallel is faster.</exception>
    /// <exception cref="BudgetException">The budget is too short for a single comparison.</exception>
    public SearchResult<TCandidate> Run(ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits)
    {
        var failures = new PlanFailures<TCandidate>(subject, candidates, instruments.Pause);
        var (found, isDoubtful) = RunOnce(subject, candidates, limits, failures);
        if (isDoubtful && found.Record.Elapsed <= searchPolicy.MaxFirstPassShare * limits.Budget)
            (found, isDoubtful) = Repeat(found, subject, candidates, limits, failures);
        if (isDoubtful && found.UnderLoad is { } load)
            throw new InterferenceException($"{load}, and waiting for I/O could not be told from waiting for a processor", load);
        return found;
    }

    // Repeats a doubtful search within the rest of the budget. If the repetition cannot be measured, the first result is kept and stays doubtful.
    private (SearchResult<TCandidate> Found, bool IsDoubtful) Repeat(
        SearchResult<TCandidate> found, ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits, PlanFailures<TCandidate> failures)
    {
        var elapsed = found.Record.Elapsed;
        try
        {
            var (repeated, isDoubtful) = RunOnce(subject, candidates, limits with { Budget = limits.Budget - elapsed }, failures);
            return (repeated with { Record = repeated.Record with { Elapsed = elapsed + repeated.Record.Elapsed } }, isDoubtful);
        }
        catch (Exception e) when (e is WorkloadFailedException or InterferenceException or BudgetException)
        {
            return (found, IsDoubtful: true);
        }
    }

    private (SearchResult<TCandidate> Found, bool IsDoubtful) RunOnce(
        ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits, PlanFailures<TCandidate> failures)
    {
        var probed = new ProbedSubject<TCandidate>(subject, candidates, limits, failures, instruments, policy);
        if (subject is { IsDivisible: true, Items: 1 })
            return (probed.ResultOfOneItem(), IsDoubtful: false);
        if (candidates.Earlier(probed.Probe) is { } earlier && new Recheck<TCandidate>(probed, candidates, policy, failures.RuleOut).Run(earlier) is { } held)
            return (held, IsDoubtful: false);
        if (candidates.IsMeasuredBefore)
            probed.ProbeAgain();
        var end = probed.PlannedEnd();
        var trials = probed.NewTrials(searchPolicy.TrialDuration);
        instruments.Reached(SearchStage.Scan);
        var proposed = candidates.Propose(probed.Probe, trials, probed.Deadline.Share(searchPolicy.MaxCandidatesShare));
        probed.Prepare(trials, proposed);

        probed.BeginComparing();
        var (screening, confirmation) = (probed.NewRounds(trials), probed.NewRounds(trials));
        var (selected, screened) = Screen(proposed, screening, candidates, trials, end);
        var (choice, confirmed) = new Confirmation<TCandidate>(confirmation, candidates, policy.Selection, failures.RuleOut).Run(selected, end, probed.MustCompare(trials));

        var load = probed.Load;
        if (!References(candidates).All(plan => failures.RuleOut(plan) || confirmed.Any(entry => entry.Candidate.Equals(plan))))
        {
            throw load is null
                ? new BudgetException(Invariant($"the time was used up before the sequential and the default plan could be compared, which takes {MicrosecondsText.InWords(trials.Expected(References(candidates)).TotalMicroseconds)} after the warm-up: raise AmorsizeTimeBudget, {limits.Budget.TotalSeconds:0.#} s"))
                : new InterferenceException($"{load}, and the plans could not be compared within AmorsizeTimeBudget", load);
        }
        if (probed.IsTooLoaded(load, confirmed))
            throw new InterferenceException($"{load}, too much to tell whether sequential or parallel is faster", load);
        // An I/O-bound workload should gain by more workers. If sequential is chosen, foreign load may have slowed the other plans or made the workload look
        // I/O-bound.
        var isDoubtful = probed.Probe.IsIoBound && proposed.Count > 0 && failures.Failed.Count == 0 && choice.Equals(candidates.Sequential);
        return (probed.Result(trials, RaceOf(screened, confirmed, choice, candidates, failures.RuleOut), confirmed, choice, screening.Count + confirmation.Count, load), isDoubtful);
    }

    /// <summary>
    /// The samples that a result shows: those of the screening, if it has the reference plans and the choice; else those of the confirmation. A trial without a
    /// time removes its plan from the rounds, so the screening may lack one of them.
    /// </summary>
    /// <param name="screened">The samples of the screening; empty if there was none.</param>
    /// <param name="confirmed">The samples of the confirmation.</param>
    /// <param name="choice">The candidate to use.</param>
    /// <param name="references">The reference plans.</param>
    /// <param name="isRuledOut">Whether the user's code threw under a candidate. Its samples are dropped, however fast it was.</param>
    internal static IReadOnlyList<CandidateSamples<TCandidate>> RaceOf(
        IReadOnlyList<CandidateSamples<TCandidate>> screened,
        IReadOnlyList<CandidateSamples<TCandidate>> confirmed,
        TCandidate choice,
        IReferencePlans<TCandidate> references,
        Func<TCandidate, bool> isRuledOut)
    {
        screened = Without(screened);
        TCandidate[] needed = [references.Sequential, references.Default, choice];
        return needed.All(plan => isRuledOut(plan) || screened.Any(entry => entry.Candidate.Equals(plan))) ? screened : Without(confirmed);

        IReadOnlyList<CandidateSamples<TCandidate>> Without(IReadOnlyList<CandidateSamples<TCandidate>> evidence) => [.. evidence.Where(entry => !isRuledOut(entry.Candidate))];
    }

    // Screens as many of the proposed candidates as there is time for. A single one needs no screening.
    private (TCandidate Selected, IReadOnlyList<CandidateSamples<TCandidate>> Evidence) Screen(
        IReadOnlyList<TCandidate> proposed, Rounds<TCandidate> rounds, ICandidates<TCandidate> candidates, TimedTrials<TCandidate> trials, Deadline end)
    {
        var references = References(candidates);
        proposed = [.. proposed.Except(references)];
        if (proposed.Count == 0)
            return (candidates.Default, []);
        // The confirmation needs its rounds, and the screening may take half of the time in any case.
        var confirming = policy.Selection.RoundsOfBlock * trials.Expected(references.Append(proposed[0]));
        var left = end.Left - confirming > end.Left / 2 ? end.Left - confirming : end.Left / 2;
        var screened = proposed.TakeWhile((_, index) => policy.Selection.MinRounds * trials.Expected(references.Concat(proposed.Take(index + 1))) <= left).ToList();
        return screened.Count < 2
            ? (proposed[0], [])
            : new Screening<TCandidate>(rounds, candidates, policy.Selection)
                .Run([.. references, .. screened], Deadline.After(instruments.Clock, searchPolicy.ScreeningDuration < left ? searchPolicy.ScreeningDuration : left));
    }

    private static TCandidate[] References(ICandidates<TCandidate> candidates) => [.. new[] { candidates.Sequential, candidates.Default }.Distinct()];
}
