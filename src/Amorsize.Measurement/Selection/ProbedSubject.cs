using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// The begin of every search and comparison: a subject that is warm and probed. It makes the trials and the rounds of the later stages, and records what all of
/// them took.
/// </summary>
internal sealed class ProbedSubject<TCandidate>
    where TCandidate : notnull
{
    private readonly ISubject<TCandidate> subject;
    private readonly ICandidates<TCandidate> candidates;
    private readonly SearchLimits limits;
    private readonly PlanFailures<TCandidate> failures;
    private readonly Instruments instruments;
    private readonly MeasurementPolicy policy;
    private readonly InterferenceLog interference;
    private readonly WarmUpResult warmUp;
    private readonly long started;
    private long compared;

    /// <summary>Warms up and probes a subject.</summary>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    public ProbedSubject(
        ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, SearchLimits limits, PlanFailures<TCandidate> failures, Instruments instruments, MeasurementPolicy policy)
    {
        (this.subject, this.candidates, this.limits, this.failures, this.instruments, this.policy) = (subject, candidates, limits, failures, instruments, policy);
        started = instruments.Clock.GetTimestamp();
        Deadline = Deadline.After(instruments.Clock, policy.Search.PlannedBudgetShare * limits.Budget);
        failures.WaitUntil(Deadline);
        interference = new(instruments, policy.Interference);
        instruments.Reached(SearchStage.WarmUp);
        warmUp = new WarmUp<TCandidate>(subject, candidates.Sequential, instruments, policy).Run(Deadline, policy.Search.MaxWarmUpShare);
        instruments.Reached(SearchStage.Probe);
        // The check of an earlier result needs little of the probe.
        Probe = ProbeWith(candidates.IsMeasuredBefore ? policy with { Probe = policy.Probe with { MaxRuns = 1 } } : policy);
    }

    /// <summary>The end of the budget's planned share.</summary>
    public Deadline Deadline { get; }

    public ProbeResult Probe { get; private set; }

    /// <summary>Time since the warm-up began.</summary>
    public TimeSpan Elapsed => instruments.Clock.GetElapsedTime(started);

    /// <summary>The load that disturbed the trials so far; null where none did.</summary>
    public UnderLoad? Load => interference.Read(Probe.IsIoBound);

    /// <summary>Probes the subject anew, for a search in place of a check.</summary>
    public void ProbeAgain() => Probe = ProbeWith(policy);

    /// <summary>
    /// When the stages should end. The time that the user waits for the tuning of an I/O-bound workload stays in proportion to the time that it saves.
    /// </summary>
    public Deadline PlannedEnd()
    {
        if (!Probe.IsIoBound)
            return Deadline;
        var affordable = Longer(policy.Search.MinIoBoundSearch, policy.Search.MaxIoBoundSequentialRuns * TimeSpan.FromMicroseconds(Probe.ItemMicroseconds * subject.Items));
        return Deadline.After(instruments.Clock, Shorter(Deadline.Left, affordable - Elapsed));
    }

    /// <summary>
    /// Trials that last about as long as <paramref name="duration"/>, or longer where collections of garbage stop the program for long. A short budget makes them
    /// shorter: several rounds of short trials show how much their times scatter, and a single round of long ones does not.
    /// </summary>
    public TimedTrials<TCandidate> NewTrials(TimeSpan duration)
    {
        var affordable = Longer(policy.Search.MinTrialDuration, Deadline.Left / policy.Trials.MinTrials);
        var observed = new ObservedSubject<TCandidate>(subject, candidates.WorkersOf, limits.Processors, !Probe.IsIoBound, instruments, interference, Deadline, policy.Interference);
        return new(observed, candidates, Probe, policy.TrialDurationFor(Probe, Shorter(duration, affordable)), Deadline, failures, policy);
    }

    /// <summary>Runs each of these plans once, as far as there is time, and fixes the sample of the trials for comparing them.</summary>
    public void Prepare(TimedTrials<TCandidate> trials, IReadOnlyList<TCandidate> plans)
    {
        var preparing = Deadline.Share(policy.Search.MaxPreparingShare);
        // I/O-bound candidates get no preparing run: there is no time for it, and they differ by more than a first run costs.
        foreach (var candidate in Probe.IsIoBound ? [] : plans.Prepend(candidates.Default).TakeWhile(_ => !preparing.IsOver))
            trials.Prepare(candidate);
        trials.FixSample(plans);
    }

    /// <summary>Begins the stages that compare plans.</summary>
    public void BeginComparing()
    {
        instruments.Reached(SearchStage.Race);
        compared = instruments.Clock.GetTimestamp();
    }

    public Rounds<TCandidate> NewRounds(TimedTrials<TCandidate> trials) => new(trials.Run, instruments.Random, Deadline);

    /// <summary>Whether the plans are compared once even after the deadline: the budget would allow it, but other work has used up the time.</summary>
    public bool MustCompare(TimedTrials<TCandidate> trials) => trials.OneRun <= limits.Budget / policy.Search.MinRunsInBudgetForOneRound;

    /// <summary>Whether foreign load leaves open whether sequential or parallel is faster.</summary>
    public bool IsTooLoaded(UnderLoad? load, IReadOnlyList<CandidateSamples<TCandidate>> confirmed) => load is not null && !Probe.IsIoBound
        && (load.WaitShare > policy.Interference.MaxCorrectedWaitShare || ClassDecision.IsOpen(confirmed, candidates, ratios => ratios.Interval, policy));

    /// <summary>The result of a loop of a single item, which takes the same time under every plan. So none is compared, however long it takes.</summary>
    public SearchResult<TCandidate> ResultOfOneItem()
    {
        BeginComparing();
        CandidateSamples<TCandidate>[] sequential = [new(candidates.Sequential, Probe.Runs.Count > 0 ? Probe.Runs : [Probe.ItemMicroseconds])];
        return Result(NewTrials(policy.Search.TrialDuration), sequential, sequential, candidates.Sequential, rounds: 0, Load);
    }

    /// <summary>The result with all measurements so far, and their duration.</summary>
    /// <param name="trials">The trials of the confirmation.</param>
    /// <param name="race">The samples that the result shows.</param>
    /// <param name="confirmed">The samples of the confirmation.</param>
    /// <param name="choice">The candidate to use.</param>
    /// <param name="rounds">Number of rounds.</param>
    /// <param name="load">The load that disturbed the trials.</param>
    public SearchResult<TCandidate> Result(
        TimedTrials<TCandidate> trials, IReadOnlyList<CandidateSamples<TCandidate>> race, IReadOnlyList<CandidateSamples<TCandidate>> confirmed, TCandidate choice, int rounds, UnderLoad? load)
    {
        string[] messages = failures.Failed.Count == 0 ? [] : [RefusedMessage(failures.Failed.MinBy(failure => candidates.WorkersOf(failure.Key)))];
        CandidateSamples<TCandidate>[] withCosts = [.. confirmed.Select(entry => entry with { Costs = trials.CostsOf(entry.Candidate) })];
        var record = new SearchRecord(
            warmUp.Runs, Probe.Runs, Probe.ItemTimes, Probe.ItemBytes, rounds, interference.DisturbedTrials, Elapsed, instruments.Clock.GetElapsedTime(compared));
        return new(Probe, race, withCosts, choice, record, messages) { UnderLoad = load, TrialItems = trials.ItemsOf, WaitShare = plan => interference.WaitShareOf(plan) };
    }

    private string RefusedMessage(KeyValuePair<TCandidate, WorkloadFailedException> failure) =>
        $"with {failure.Key} it threw: {failure.Value.Message}; if it cannot run that many items at once, set MaxDegreeOfParallelism of its flag to at most {failures.MostAccepted}";

    private ProbeResult ProbeWith(MeasurementPolicy probing) => new Probe<TCandidate>(subject, candidates.Sequential, probing).Run(warmUp, Deadline);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
