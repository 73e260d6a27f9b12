using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Timing;
using static System.FormattableString;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Finds the best candidate for a subject in five stages: warm-up, probe, candidates, race, decision. It is independent of the kind of candidate.
/// </summary>
internal sealed class CandidateSearch<TCandidate>(Instruments instruments, MeasurementPolicy policy)
    where TCandidate : notnull
{
    private readonly SearchPolicy searchPolicy = policy.Search;

    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    /// <exception cref="InterferenceException">Foreign load disturbed nearly all measurements.</exception>
    /// <exception cref="BudgetException">The budget is too short for a single comparison.</exception>
    public SearchResult<TCandidate> Run(ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits)
    {
        var gauge = new InterferenceGauge(instruments.ProcessorTimes, instruments.Clock, limits.Cap(limits.Processors), policy.Interference);
        var threw = new Dictionary<TCandidate, string>();
        var (found, isDoubtful) = RunOnce(subject, candidates, limits, threw);
        if (isDoubtful && found.Record.Elapsed <= searchPolicy.MaxFirstPassShare * limits.Budget)
            (found, isDoubtful) = Repeat(found, subject, candidates, limits, threw);
        if (isDoubtful && gauge.Read() && !gauge.HasRoom)
            throw new InterferenceException(Invariant($"other processes kept {gauge.WorstLoad:0.0} of {limits.Processors} processors busy, so that waiting for I/O could not be told from waiting for a processor"));
        return found;
    }

    // Repeats a doubtful search within the rest of the budget. If the repetition cannot be measured, the first result is kept and stays doubtful.
    private (SearchResult<TCandidate> Found, bool IsDoubtful) Repeat(
        SearchResult<TCandidate> found, ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits, Dictionary<TCandidate, string> threw)
    {
        var elapsed = found.Record.Elapsed;
        try
        {
            var (repeated, isDoubtful) = RunOnce(subject, candidates, limits with { Budget = limits.Budget - elapsed }, threw);
            return (repeated with { Record = repeated.Record with { Elapsed = elapsed + repeated.Record.Elapsed } }, isDoubtful);
        }
        catch (Exception e) when (e is WorkloadFailedException or InterferenceException or BudgetException)
        {
            return (found, IsDoubtful: true);
        }
    }

    private (SearchResult<TCandidate> Found, bool IsDoubtful) RunOnce(
        ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits, Dictionary<TCandidate, string> threw)
    {
        var clock = instruments.Clock;
        var started = clock.GetTimestamp();
        var deadline = Deadline.After(clock, searchPolicy.PlannedBudgetShare * limits.Budget);
        instruments.Reached(SearchStage.WarmUp);
        var warmUp = new WarmUp<TCandidate>(subject, candidates.Sequential, instruments, policy).Run(deadline.Share(searchPolicy.MaxWarmUpShare));
        instruments.Reached(SearchStage.Probe);
        var probe = new Probe<TCandidate>(subject, candidates.Sequential, policy).Run(warmUp, deadline.Share(searchPolicy.MaxProbeShare));

        var raceDuration = Shorter(searchPolicy.PlannedRaceDuration, deadline.Left);
        var ioBoundEnd = deadline;
        if (probe.IsIoBound)
        {
            var affordable = searchPolicy.MaxIoBoundSequentialRuns * TimeSpan.FromMicroseconds(probe.ItemMicroseconds * subject.Items);
            raceDuration = Shorter(raceDuration, searchPolicy.MaxIoBoundRaceShare * affordable);
            ioBoundEnd = Deadline.After(clock, Shorter(deadline.Left, affordable - clock.GetElapsedTime(started)));
        }
        var target = Longer(raceDuration / searchPolicy.PlannedTrials, searchPolicy.MinTrialDuration);
        var trials = new TimedTrials<TCandidate>(subject, candidates, probe.ItemMicroseconds, target, deadline, threw, policy.Trials);
        instruments.Reached(SearchStage.Scan);
        var proposed = candidates.Propose(probe, trials, deadline.Share(searchPolicy.MaxCandidatesShare));
        if (probe.IsIoBound)
            proposed = trials.Affordable(proposed, policy.Race.MinRounds, ioBoundEnd);

        var preparing = deadline.Share(searchPolicy.MaxPreparingShare);
        // I/O-bound candidates get no preparing run: there is no time for it, and they differ by more than a first run costs.
        foreach (var candidate in probe.IsIoBound ? [] : proposed.Prepend(candidates.Default).TakeWhile(_ => !preparing.IsOver))
            trials.Prepare(candidate);
        trials.FreezeItems();
        var raceStarted = clock.GetTimestamp();
        var gauge = new InterferenceGauge(instruments.ProcessorTimes, clock, probe.IsIoBound ? 0 : limits.Cap(limits.Processors), policy.Interference);
        var race = new Race<TCandidate>(trials.Run, () => (!probe.IsIoBound || ioBoundEnd.Left >= raceDuration) && trials.Lengthen(), gauge, policy);
        var rules = new RaceRules(
            MinOneRound: trials.OneRun <= limits.Budget / searchPolicy.MinRunsInBudgetForOneRound,
            DefaultLast: subject.IsDivisible,
            GainWorthShowing: probe.IsIoBound ? null : searchPolicy.MinGainWorthShowing);
        instruments.Reached(SearchStage.Race);
        var raced = race.Run(candidates.Sequential, candidates.Default, proposed, Deadline.After(clock, raceDuration), deadline, rules);
        // A candidate under which the user's code threw may throw again. Its samples are dropped, however fast it was.
        var evidence = raced.Where(entry => !trials.HasFailed(entry.Candidate)).ToList();

        if (race.InterferedRounds > 0 && race.Rounds < policy.Race.MinRounds)
            throw new InterferenceException(Invariant($"other processes kept up to {gauge.WorstLoad:0.0} of {limits.Processors} processors busy in {race.InterferedRounds} of {race.InterferedRounds + race.Rounds} rounds"));
        if (!IsRaced(candidates.Sequential) || !IsRaced(candidates.Default))
            throw new BudgetException(Invariant($"one run took {trials.OneRun.TotalSeconds:0.###} s, too long to compare plans within AmorsizeTimeBudget, {limits.Budget.TotalSeconds:0.#} s"));
        var record = new SearchRecord(
            warmUp.Runs, probe.Runs, probe.ItemTimes, probe.ItemBytes, race.Rounds, race.InterferedRounds, clock.GetElapsedTime(started), clock.GetElapsedTime(raceStarted));
        var choice = Decision.Choose(evidence, candidates, policy.Decision);
        // An I/O-bound workload should gain by more workers. If sequential is chosen, foreign load may have slowed the other plans, or all faster plans threw.
        // Under foreign load, a choice is also doubtful if another candidate had a clearly faster trial: the few rounds of the race may have been bad luck.
        var fastest = evidence.Single(entry => entry.Candidate.Equals(choice)).ItemMicroseconds.Min();
        var isDoubtful = probe.IsIoBound && proposed.Count > 0
            && (choice.Equals(candidates.Sequential) || (!gauge.HasRoom && fastest > trials.FastestItemMicroseconds * (1 + searchPolicy.MinDoubtfulGain)));
        var failures = threw.Select(failure => $"with {failure.Key} it threw: {failure.Value}");
        return (new(probe, evidence, choice, record, [.. failures]), isDoubtful);

        bool IsRaced(TCandidate candidate) => evidence.Any(entry => entry.Candidate.Equals(candidate));
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
