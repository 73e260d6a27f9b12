using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;
using static System.FormattableString;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Finds the best candidate for a subject: warm-up, probe, contenders, race, decision. It knows nothing of what the candidates are.
/// </summary>
internal sealed class CandidateSearch<TCandidate>(Instruments instruments)
    where TCandidate : notnull
{
    // The rest is for trials that are begun before it is over, and that cannot be stopped.
    private const double BudgetShare = 0.97;
    private const double WarmUpShare = 0.25;
    private const double ProbeShare = 0.15;
    private const double CandidatesShare = 0.4;
    private const double PreparingShare = 0.25;

    // How long the user waits for the tuning of what waits itself stays in proportion to what it saves: one and a half sequential runs, of which a little is left
    // for trials that take longer than those before them. The race may take a third of it. (Where nothing was gained it is looked at once more.)
    private const double MostSequentialRuns = 1.4;
    private const double RaceShare = 1.0 / 3;

    // On a machine so busy that the time was lost elsewhere, the baselines are still compared once where a run takes less than this part of the budget.
    private const double RunsOfBudget = 3;

    // Another that was faster by more in a single trial might be the better one.
    private const double FasterBeyondLuck = 0.05;

    // A smaller gain over the default is not worth more of the user's time to be shown, nor is any that has to be waited for.
    private const double GainWorthShowing = 0.05;

    // What a race that nothing disturbs takes, a second at most in nearly all: half a dozen candidates, five rounds, and more when some have gone; up to half of a round too long.
    private const int ExpectedTrials = 30;
    private static readonly TimeSpan MeasuringTime = TimeSpan.FromMilliseconds(650);
    private static readonly TimeSpan ShortestTrial = TimeSpan.FromMilliseconds(10);

    // What takes no more of the budget can be done twice.
    private const double FirstLook = 0.5;

    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    /// <exception cref="InterferenceException">Other processes disturbed nearly all that was measured.</exception>
    /// <exception cref="BudgetException">The budget is too short for a single comparison.</exception>
    public SearchResult<TCandidate> Run(ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits)
    {
        var gauge = new InterferenceGauge(instruments.ProcessorTimes, instruments.Clock, limits.Cap(limits.Processors));
        var threw = new Dictionary<TCandidate, string>();
        var (found, isDoubtful) = RunOnce(subject, candidates, limits, threw);
        if (isDoubtful && found.Record.Elapsed <= FirstLook * limits.Budget)
            (found, isDoubtful) = RunAgain(found, subject, candidates, limits, threw);
        if (isDoubtful && gauge.Read() && !gauge.HasRoom)
            throw new InterferenceException(Invariant($"other processes kept {gauge.WorstLoad:0.0} of {limits.Processors} processors busy, so that what it waits for could not be told from what kept it waiting"));
        return found;
    }

    // Where that is not possible, what was found stands.
    private (SearchResult<TCandidate> Found, bool IsDoubtful) RunAgain(
        SearchResult<TCandidate> found, ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits, Dictionary<TCandidate, string> threw)
    {
        var elapsed = found.Record.Elapsed;
        try
        {
            var (again, isDoubtful) = RunOnce(subject, candidates, limits with { Budget = limits.Budget - elapsed }, threw);
            return (again with { Record = again.Record with { Elapsed = elapsed + again.Record.Elapsed } }, isDoubtful);
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
        var deadline = Deadline.After(clock, BudgetShare * limits.Budget);
        var warmUp = new WarmUp<TCandidate>(subject, candidates.Sequential, instruments).Run(deadline.Share(WarmUpShare));
        var probe = new Probe<TCandidate>(subject, candidates.Sequential).Run(warmUp, deadline.Share(ProbeShare));

        var measuring = Shorter(MeasuringTime, deadline.Left);
        var patience = deadline;
        if (probe.IsIoBound)
        {
            var bearable = MostSequentialRuns * TimeSpan.FromMicroseconds(probe.ItemMicroseconds * subject.Items);
            measuring = Shorter(measuring, RaceShare * bearable);
            patience = Deadline.After(clock, Shorter(deadline.Left, bearable - clock.GetElapsedTime(started)));
        }
        var target = Longer(measuring / ExpectedTrials, ShortestTrial);
        var trials = new TimedTrials<TCandidate>(subject, candidates, probe.ItemMicroseconds, target, deadline, threw);
        var contenders = candidates.Propose(probe, trials, deadline.Share(CandidatesShare));
        if (probe.IsIoBound)
            contenders = trials.Affordable(contenders, Race<TCandidate>.FewestRounds, patience);

        var preparing = deadline.Share(PreparingShare);
        // What waits can be told apart without, and has no time for it.
        foreach (var candidate in probe.IsIoBound ? [] : contenders.Prepend(candidates.Default).TakeWhile(_ => !preparing.IsOver))
            trials.Prepare(candidate);
        trials.FreezeItems();
        var raceStarted = clock.GetTimestamp();
        var gauge = new InterferenceGauge(instruments.ProcessorTimes, clock, probe.IsIoBound ? 0 : limits.Cap(limits.Processors));
        var race = new Race<TCandidate>(trials.Run, () => (!probe.IsIoBound || patience.Left >= measuring) && trials.Lengthen(), gauge);
        var rules = new RaceRules(MinOneRound: trials.OneRun <= limits.Budget / RunsOfBudget, DefaultLast: subject.IsDivisible, OverDefault: probe.IsIoBound ? null : GainWorthShowing);
        var raced = race.Run(candidates.Sequential, candidates.Default, contenders, Deadline.After(clock, measuring), deadline, rules);
        // What threw once may throw again, however fast it was before.
        var evidence = raced.Where(entry => !trials.HasFailed(entry.Candidate)).ToList();

        if (race.InterferedRounds > 0 && race.Rounds < Race<TCandidate>.FewestRounds)
            throw new InterferenceException(Invariant($"other processes kept up to {gauge.WorstLoad:0.0} of {limits.Processors} processors busy in {race.InterferedRounds} of {race.InterferedRounds + race.Rounds} rounds of measurements"));
        if (!IsRaced(candidates.Sequential) || !IsRaced(candidates.Default))
            throw new BudgetException(Invariant($"one run took {trials.OneRun.TotalSeconds:0.###} s, too long to compare settings within AmorsizeTimeBudget, {limits.Budget.TotalSeconds:0.#} s"));
        var record = new SearchRecord(
            warmUp.Runs, probe.Runs, probe.ItemTimes, probe.ItemBytes, race.Rounds, race.InterferedRounds, clock.GetElapsedTime(started), clock.GetElapsedTime(raceStarted));
        var choice = Decision.Choose(evidence, candidates);
        // What waits gains by more workers. Where it does not, it may only have been kept from computing while it was looked at, or all that gained threw. And beside
        // a load the few rounds that it is raced in may have been bad luck for what was faster in another, or when it was looked at before.
        var fastest = evidence.Single(entry => entry.Candidate.Equals(choice)).ItemMicroseconds.Min();
        var isDoubtful = probe.IsIoBound && contenders.Count > 0
            && (choice.Equals(candidates.Sequential) || (!gauge.HasRoom && fastest > trials.FastestItemMicroseconds * (1 + FasterBeyondLuck)));
        var failures = threw.Select(failure => $"with {failure.Key} it threw: {failure.Value}");
        return (new(probe, evidence, choice, record, [.. failures]), isDoubtful);

        bool IsRaced(TCandidate candidate) => evidence.Any(entry => entry.Candidate.Equals(candidate));
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
