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
    /// <exception cref="InterferenceException">Foreign load kept the search from telling whether sequential or parallel is faster.</exception>
    /// <exception cref="BudgetException">The budget is too short for a single comparison.</exception>
    public SearchResult<TCandidate> Run(ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits)
    {
        var threw = new Dictionary<TCandidate, string>();
        var (found, isDoubtful) = RunOnce(subject, candidates, limits, threw);
        if (isDoubtful && found.Record.Elapsed <= searchPolicy.MaxFirstPassShare * limits.Budget)
            (found, isDoubtful) = Repeat(found, subject, candidates, limits, threw);
        if (isDoubtful && found is { UnderLoad: { } load } && found.Choice.Equals(candidates.Sequential))
            throw new InterferenceException($"{load}, and waiting for I/O could not be told from waiting for a processor");
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
        var interference = new InterferenceLog(instruments, policy.Interference);
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
        var observed = new ObservedSubject<TCandidate>(subject, candidates.WorkersOf, limits.Processors, instruments, interference, deadline, policy.Interference);
        var trials = new TimedTrials<TCandidate>(observed, candidates, probe.ItemMicroseconds, target, deadline, threw, policy.Trials);
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
        // A trial that foreign load disturbed is corrected or repeated, so that no round is discarded.
        var gauge = new InterferenceGauge(() => null, clock, neededProcessors: 0, policy.Interference);
        var race = new Race<TCandidate>(trials.Run, () => (!probe.IsIoBound || ioBoundEnd.Left >= raceDuration) && trials.Lengthen(), gauge, policy);
        var rules = new RaceRules(
            MinOneRound: trials.OneRun <= limits.Budget / searchPolicy.MinRunsInBudgetForOneRound,
            DefaultLast: subject.IsDivisible,
            GainWorthShowing: probe.IsIoBound ? null : searchPolicy.MinGainWorthShowing);
        instruments.Reached(SearchStage.Race);
        var raced = race.Run(candidates.Sequential, candidates.Default, proposed, Deadline.After(clock, raceDuration), deadline, rules);
        // A candidate under which the user's code threw may throw again. Its samples are dropped, however fast it was.
        var evidence = raced.Where(entry => !trials.HasFailed(entry.Candidate)).ToList();

        var load = interference.Read(probe.IsIoBound);
        if (load is not null && (!IsRaced(candidates.Sequential) || !IsRaced(candidates.Default)))
            throw new InterferenceException($"{load}, and the plans could not be compared within AmorsizeTimeBudget");
        if (!IsRaced(candidates.Sequential) || !IsRaced(candidates.Default))
            throw new BudgetException(Invariant($"one run took {trials.OneRun.TotalSeconds:0.###} s, too long to compare plans within AmorsizeTimeBudget, {limits.Budget.TotalSeconds:0.#} s"));
        var record = new SearchRecord(
            warmUp.Runs, probe.Runs, probe.ItemTimes, probe.ItemBytes, race.Rounds, interference.DisturbedTrials, clock.GetElapsedTime(started), clock.GetElapsedTime(raceStarted));
        if (load is not null && !probe.IsIoBound && (load.WaitShare > policy.Interference.MaxCorrectedWaitShare || ClassDecision.IsOpen(evidence, candidates, policy)))
            throw new InterferenceException($"{load}, too much to tell whether sequential or parallel is faster");
        var choice = Decision.Choose(evidence, candidates, policy.Decision);
        // An I/O-bound workload should gain by more workers. If sequential is chosen, foreign load may have slowed the other plans, or all faster plans threw.
        // Under foreign load, a choice is also doubtful if another candidate had a clearly faster trial: the few rounds of the race may have been bad luck.
        var fastest = evidence.Single(entry => entry.Candidate.Equals(choice)).ItemMicroseconds.Min();
        var isDoubtful = probe.IsIoBound && proposed.Count > 0
            && (choice.Equals(candidates.Sequential) || (load is not null && fastest > trials.FastestItemMicroseconds * (1 + searchPolicy.MinDoubtfulGain)));
        var failures = threw.Select(failure => $"with {failure.Key} it threw: {failure.Value}");
        return (new(probe, evidence, choice, record, [.. failures]) { UnderLoad = load }, isDoubtful);

        bool IsRaced(TCandidate candidate) => evidence.Any(entry => entry.Candidate.Equals(candidate));
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
