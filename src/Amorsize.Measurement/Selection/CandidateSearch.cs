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
            throw new InterferenceException($"{load}, and waiting for I/O could not be told from waiting for a processor");
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
        var clock = instruments.Clock;
        var started = clock.GetTimestamp();
        var deadline = Deadline.After(clock, searchPolicy.PlannedBudgetShare * limits.Budget);
        failures.WaitUntil(deadline);
        var interference = new InterferenceLog(instruments, policy.Interference);
        instruments.Reached(SearchStage.WarmUp);
        var warmUp = new WarmUp<TCandidate>(subject, candidates.Sequential, instruments, policy).Run(deadline, searchPolicy.MaxWarmUpShare);
        instruments.Reached(SearchStage.Probe);
        // The check of an earlier result needs little of the probe.
        var probe = ProbeWith(candidates.IsMeasuredBefore ? policy with { Probe = policy.Probe with { MaxRuns = 1 } } : policy);
        if (candidates.Earlier(probe) is { } earlier && Recheck(earlier) is { } held)
            return held;
        if (candidates.IsMeasuredBefore)
            probe = ProbeWith(policy);
        var end = End();
        var trials = NewTrials(searchPolicy.TrialDuration);
        instruments.Reached(SearchStage.Scan);
        var proposed = candidates.Propose(probe, trials, deadline.Share(searchPolicy.MaxCandidatesShare));
        var preparing = deadline.Share(searchPolicy.MaxPreparingShare);
        // I/O-bound candidates get no preparing run: there is no time for it, and they differ by more than a first run costs.
        foreach (var candidate in probe.IsIoBound ? [] : proposed.Prepend(candidates.Default).TakeWhile(_ => !preparing.IsOver))
            trials.Prepare(candidate);
        trials.FixSample(proposed);

        instruments.Reached(SearchStage.Race);
        var compared = clock.GetTimestamp();
        var screening = NewRounds(trials);
        var (selected, screened) = Screen(proposed, screening, candidates, trials, end);
        var confirmation = NewRounds(trials);
        var atLeastOnce = trials.OneRun <= limits.Budget / searchPolicy.MinRunsInBudgetForOneRound;
        var (choice, confirmed) = new Confirmation<TCandidate>(confirmation, candidates, policy.Selection, failures.RuleOut).Run(selected, end, atLeastOnce);

        if (confirmed.All(entry => entry.Candidate.Equals(candidates.Sequential)) && failures.Failed.Count > 0)
            throw failures.Failed.Values.First();
        var load = interference.Read(probe.IsIoBound);
        if (!IsConfirmed(candidates.Sequential) || (!IsConfirmed(candidates.Default) && !failures.RuleOut(candidates.Default)))
        {
            throw load is null
                ? new BudgetException(Invariant($"one round of the sequential and the default plan takes {MicrosecondsText.InWords(Sum(References(candidates), trials).TotalMicroseconds)}, too long to compare plans within AmorsizeTimeBudget, {limits.Budget.TotalSeconds:0.#} s"))
                : new InterferenceException($"{load}, and the plans could not be compared within AmorsizeTimeBudget");
        }
        if (IsTooLoaded(load, confirmed))
            throw new InterferenceException($"{load}, too much to tell whether sequential or parallel is faster");
        // An I/O-bound workload should gain by more workers. If sequential is chosen, foreign load may have slowed the other plans or made the workload look
        // I/O-bound.
        var isDoubtful = probe.IsIoBound && proposed.Count > 0 && choice.Equals(candidates.Sequential);
        return (Result(trials, RaceOf(screened, confirmed, choice, candidates, failures.RuleOut), confirmed, choice, RecordOf(screening.Count + confirmation.Count, compared), load), isDoubtful);

        ProbeResult ProbeWith(MeasurementPolicy probing) => new Probe<TCandidate>(subject, candidates.Sequential, probing).Run(warmUp, deadline);

        Deadline End() => probe.IsIoBound ? EndOfIoBound(subject, probe, started, deadline) : deadline;

        // Null where the choice does not hold.
        (SearchResult<TCandidate>, bool)? Recheck(EarlierSearch<TCandidate> earlier)
        {
            var known = NewTrials(searchPolicy.RecheckTrialDuration);
            known.GrowSample(Math.Max(candidates.WorkersOf(candidates.Default), candidates.WorkersOf(earlier.Choice)));
            known.Prepare(earlier.Choice);
            known.FixSample([earlier.Choice, .. earlier.RunnersUp]);
            // A check that fails must leave time for the search after it.
            if (policy.Selection.MinRounds * Sum(References(candidates).Append(earlier.Choice).Concat(earlier.RunnersUp).Distinct(), known) > End().Left / 2)
                return null;
            instruments.Reached(SearchStage.Race);
            var compared = clock.GetTimestamp();
            var rounds = NewRounds(known);
            var share = Deadline.After(clock, Shorter(End().Left, (searchPolicy.MaxRecheckShare * earlier.Elapsed) - clock.GetElapsedTime(started)));
            if (new Recheck<TCandidate>(rounds, candidates, policy.Selection, failures.RuleOut).Run(earlier, share) is not { } evidence)
                return null;
            var load = interference.Read(probe.IsIoBound);
            return IsTooLoaded(load, evidence) ? null : (Result(known, evidence, evidence, earlier.Choice, RecordOf(rounds.Count, compared) with { CheckedElapsed = earlier.Elapsed }, load), false);
        }

        SearchResult<TCandidate> Result(
            TimedTrials<TCandidate> trials,
            IReadOnlyList<CandidateSamples<TCandidate>> race,
            IReadOnlyList<CandidateSamples<TCandidate>> confirmed,
            TCandidate choice,
            SearchRecord record,
            UnderLoad? load)
        {
            var most = failures.FewestWorkers - 1;
            var messages = failures.Failed.Select(failure => $"with {failure.Key} it threw: {failure.Value.Message}; if it cannot run that many items at once, set MaxDegreeOfParallelism of its flag to at most {most}");
            return new(probe, race, WithCosts(confirmed, trials), choice, record, [.. messages]) { UnderLoad = load };
        }

        SearchRecord RecordOf(int rounds, long compared) => new(
            warmUp.Runs,
            probe.Runs,
            probe.ItemTimes,
            probe.ItemBytes,
            rounds,
            interference.DisturbedTrials,
            clock.GetElapsedTime(started),
            clock.GetElapsedTime(compared));

        TimedTrials<TCandidate> NewTrials(TimeSpan duration)
        {
            var observed = new ObservedSubject<TCandidate>(subject, candidates.WorkersOf, limits.Processors, !probe.IsIoBound, instruments, interference, deadline, policy.Interference);
            return new(observed, candidates, probe, policy.TrialDurationFor(probe, duration), deadline, failures, policy);
        }

        Rounds<TCandidate> NewRounds(TimedTrials<TCandidate> trials) => new(trials.Run, instruments.Random, deadline);

        bool IsConfirmed(TCandidate candidate) => confirmed.Any(entry => entry.Candidate.Equals(candidate));

        bool IsTooLoaded(UnderLoad? load, IReadOnlyList<CandidateSamples<TCandidate>> confirmed) => load is not null && !probe.IsIoBound
            && (load.WaitShare > policy.Interference.MaxCorrectedWaitShare || ClassDecision.IsOpen(confirmed, candidates, policy));
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

    private static CandidateSamples<TCandidate>[] WithCosts(IReadOnlyList<CandidateSamples<TCandidate>> evidence, TimedTrials<TCandidate> trials) =>
        [.. evidence.Select(entry => entry with { Costs = trials.CostsOf(entry.Candidate) })];

    // The time that the user waits for the tuning of an I/O-bound workload stays in proportion to the time that it saves.
    private Deadline EndOfIoBound(ISubject<TCandidate> subject, ProbeResult probe, long started, Deadline deadline)
    {
        var affordable = Longer(searchPolicy.MinIoBoundSearch, searchPolicy.MaxIoBoundSequentialRuns * TimeSpan.FromMicroseconds(probe.ItemMicroseconds * subject.Items));
        return Deadline.After(instruments.Clock, Shorter(deadline.Left, affordable - instruments.Clock.GetElapsedTime(started)));
    }

    // Screens as many of the proposed candidates as there is time for. A single one needs no screening.
    private (TCandidate Selected, IReadOnlyList<CandidateSamples<TCandidate>> Evidence) Screen(
        IReadOnlyList<TCandidate> proposed, Rounds<TCandidate> rounds, ICandidates<TCandidate> candidates, TimedTrials<TCandidate> trials, Deadline end)
    {
        proposed = [.. proposed.Except([candidates.Sequential, candidates.Default])];
        if (proposed.Count == 0)
            return (candidates.Default, []);
        var references = References(candidates);
        var ofReferences = Sum(references, trials);
        var confirming = policy.Selection.RoundsOfBlock * (ofReferences + trials.Expected(proposed[0]));
        var affordable = Longer(end.Left - confirming, end.Left / 2) / policy.Selection.MinRounds;
        var screened = proposed.TakeWhile((_, index) => ofReferences + Sum(proposed.Take(index + 1), trials) <= affordable).ToList();
        if (screened.Count < 2)
            return (proposed[0], []);
        var duration = Shorter(searchPolicy.ScreeningDuration, Longer(end.Left - confirming, end.Left / 2));
        return new Screening<TCandidate>(rounds, candidates, policy.Selection).Run([.. references, .. screened], Deadline.After(instruments.Clock, duration));
    }

    private static TCandidate[] References(ICandidates<TCandidate> candidates) => [.. new[] { candidates.Sequential, candidates.Default }.Distinct()];

    // Expected duration of one round of these plans.
    private static TimeSpan Sum(IEnumerable<TCandidate> plans, TimedTrials<TCandidate> trials) => TimeSpan.FromTicks(plans.Sum(plan => trials.Expected(plan).Ticks));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
