using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using static System.FormattableString;
using static Amorsize.Measurement.Suites.SuiteSentences;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Finds the best plan for a suite: one sequential run, a prediction for each candidate, and a race of the most promising ones. A candidate is out as soon as a
/// test has another result than in the sequential run. A round beside foreign load counts, with the scatter that the load causes.
/// </summary>
/// <param name="suite">The suite to run.</param>
/// <param name="instruments">Measure the budget, all deadlines, and the foreign load.</param>
/// <param name="policy">Thresholds of tuning and choosing.</param>
internal sealed class SuiteSearch(ISuite suite, Instruments instruments, MeasurementPolicy? policy = null)
{
    private readonly MeasurementPolicy policy = policy ?? MeasurementPolicy.Default;

    /// <exception cref="SuiteFailedException">The suite cannot be run sequentially.</exception>
    /// <exception cref="InterferenceException">Foreign load kept the search from telling whether sequential or parallel is faster.</exception>
    /// <exception cref="OperationCanceledException">The search was canceled.</exception>
    public SuiteProfile Run(SuiteLimits limits)
    {
        var log = new InterferenceLog(instruments, policy.Interference);
        var observed = new ObservedSuite(suite, instruments, log, limits.Processors);
        var budget = Deadline.After(instruments.Clock, limits.Budget);
        var traits = suite.Traits;
        var sequential = observed.Run(traits.SequentialPlan, shuffled: false, limits.Budget);
        if (sequential.End is not (SuiteEnd.Completed or SuiteEnd.TimedOut))
            throw new SuiteFailedException(sequential.End, sequential.Message);
        var failing = sequential.Failing;
        var model = new SuiteModel(sequential, traits, limits.Processors, policy);
        var load = new SuiteLoad(observed, log, sequential, CostModel.IsIoBoundShare(model.CpuShare));
        var candidates = new SuiteCandidates(model, traits, limits.Processors, policy, load);
        var left = (policy.Suites.MaxSequentialRuns - 1) * sequential.Elapsed;
        var isBudgetShort = budget.Left <= left;
        var deadline = isBudgetShort ? budget : Deadline.After(instruments.Clock, left);
        var trials = new SuiteTrials(observed, sequential, candidates, (policy.Suites.HangFactor * sequential.Elapsed) + policy.Suites.HangGrace, deadline);

        if (sequential.End == SuiteEnd.TimedOut)
            return LeaveUnchanged(Invariant($"it did not end within AmorsizeTestTimeBudget, {Seconds(limits.Budget)}, when run sequentially: find the test that hangs, or raise the budget"), load.Found);
        if (sequential.Tests.Count == 0)
            return LeaveUnchanged("none of its tests is selected by the project's filter");
        if (failing.Count > policy.Suites.MaxFailingShare * sequential.Tests.Count)
            return LeaveUnchanged(Invariant($"{FailSequentially()}; correct them, or exclude them with a filter"));
        if (sequential.Elapsed < limits.Shortest)
            return LeaveUnchanged(Invariant($"it takes {Seconds(sequential.Elapsed)} when run sequentially, and below {Seconds(limits.Shortest)} there is too little to gain"));
        if (candidates.Promising([], TimeSpan.MaxValue).Count == 0)
            return LeaveUnchanged(NoneBeside(), load.Found);
        IReadOnlyList<CandidateSamples<SuitePlan>> race = [];
        try
        {
            if (candidates.CostOf(trials.Failed) > limits.Slice)
                FindFirstGain(trials, candidates, load, deadline);
            while (candidates.Promising(trials.Failed, deadline.Left - IsolationSearch.TimeKept(trials, traits, policy.Suites)) is { Count: > 0 } promising)
            {
                var failures = trials.Failed.Count;
                race = RaceOf(trials, candidates, new(promising, candidates.Sequential, model, deadline, policy, load), load, deadline);
                var choice = Choose(race, candidates, load);
                var isVerified = !candidates.IsReference(choice) && trials.Verify(choice, policy.Suites.RunsOfChoice, policy.ShuffledRunsOfChoice);
                if (candidates.IsReference(choice) && trials.Failed.Count == failures && load.Found is { } found && ClassDecision.IsOpen(race, candidates, ratios => ratios.OfThisProcess, policy))
                    throw new InterferenceException($"{found}, too much to tell whether sequential or parallel is faster", found);
                // Conclude if the choice is verified, or if a reference plan won without a new failure. After a failure, a less parallel plan may still gain.
                if (isVerified || (candidates.IsReference(choice) && trials.Failed.Count == failures))
                    return trials.Failed.Count == 0 && choice == candidates.Default && race.All(evidence => candidates.IsReference(evidence.Candidate)) ? LeaveUnchanged(TooLong(), load.Found) : ConcludeIsolating(choice);
                // Without a new failure, another race would have the same candidates and end in the same way.
                if (trials.Failed.Count == failures)
                    break;
            }
            if (trials.Failed.Count > 0)
                return ConcludeIsolating(trials.Failed.Contains(candidates.Default) ? candidates.Sequential : candidates.Default);
        }
        catch (SliceOverException)
        {
            return InProgress();
        }
        catch (UnsteadySuiteException e)
        {
            return LeaveUnchanged($"its tests do not end alike in two sequential runs: {Names(e.Tests)}", load.Found) with { FailInParallel = [] };
        }
        return LeaveUnchanged(candidates.Promising(trials.Failed, TimeSpan.MaxValue).Count == 0 ? NoneBeside() : TooLong(), load.Found);

        string NoneBeside() => Invariant($"none of its {sequential.Tests.Count} tests can run beside another{(load.FavoursManyWorkers ? ", since other processes use the processor that they need" : "")}");

        string TooLong() => Invariant($"it takes {Seconds(sequential.Elapsed)} when run sequentially, and comparing plans would take longer than {(isBudgetShort ? Invariant($"AmorsizeTestTimeBudget, {Seconds(limits.Budget)}") : Invariant($"{policy.Suites.MaxSequentialRuns} such runs"))}");

        string FailSequentially() => Invariant($"{failing.Count} of {sequential.Tests.Count} tests fail when run sequentially: {Names(failing)}");

        // The plan to use while later builds go on with the search: the fastest one that is verified so far.
        SuiteProfile InProgress()
        {
            var choice = VerifiedSoFar(trials, candidates).DefaultIfEmpty(trials.Failed.Contains(candidates.Default) ? candidates.Sequential : candidates.Default).First();
            var profile = Conclude(choice, trials.Passed);
            return profile with { IsInProgress = true, Race = [], Reason = $"{profile.Reason}; the search goes on in the next build" };
        }

        // If a faster plan failed, the tests that make it fail are worth knowing. Where a setting keeps them apart, the plan can be used.
        SuiteProfile ConcludeIsolating(SuitePlan choice)
        {
            var inUse = race.FirstOrDefault(evidence => evidence.Candidate == choice) is { } chosen ? TimeSpan.FromMicroseconds(chosen.Median) : sequential.Elapsed;
            if (FastestFailed(trials, model, inUse) is not { } plan)
                return Conclude(choice, race);
            var search = new IsolationSearch(observed, sequential, plan, inUse, deadline, policy.Suites);
            var isolation = search.Run([.. trials.FailedRuns.Select(failed => failed.Run)]);
            if (isolation is not null && search.Apart(isolation) is { } apart && trials.Run(apart).IsComplete
                && trials.Verify(apart, policy.Suites.RunsOfChoice, policy.ShuffledRunsOfChoice)
                && new CandidateSamples<SuitePlan>(apart, [.. trials.PassesOf(apart).Select(time => time.TotalMicroseconds)]) is var samples
                && (1 + policy.Suites.MinFirstGain) * TimeSpan.FromMicroseconds(load.IsPresent ? samples.ItemMicroseconds.Max() : samples.Median) <= inUse)
            {
                (choice, race) = (apart, [.. race, samples]);
                isolation = isolation with { Plan = apart, Time = TimeSpan.FromMicroseconds(samples.Median), Runs = samples.ItemMicroseconds.Count };
            }
            return Conclude(choice, race) with { Isolation = isolation };
        }

        // With the load that may be the reason, if it may.
        SuiteProfile LeaveUnchanged(string reason, UnderLoad? beside = null) =>
            Conclude(SuitePlan.Unchanged, []) with { IsUnchanged = true, Reason = reason + Beside(beside), UnderLoad = beside?.Load };

        SuiteProfile Conclude(SuitePlan choice, IReadOnlyList<CandidateSamples<SuitePlan>> race) => new()
        {
            ProfiledAt = instruments.Clock.GetUtcNow(),
            Choice = choice,
            Speedup = SpeedupOver(candidates.Default, choice, race),
            Reason = Explain(choice, race, candidates, trials.Failed.Count > 0, sequential, model) + Beside(load.Found),
            UnderLoad = load.Found?.Load,
            Tests = sequential.Tests.Count,
            Sequential = sequential.Elapsed,
            OutsideTests = sequential.OutsideTests,
            TestTime = (race.Any(evidence => evidence.Candidate == choice) && trials.RunOf(choice) is { } run ? run : sequential).TestTime,
            CpuShare = model.CpuShare,
            PeakMemory = Math.Max(trials.PeakMemoryOf(choice), choice == candidates.Sequential ? sequential.PeakMemory : 0),
            Failing = failing.Count,
            FailInParallel = [.. trials.FailInParallel.Take(SuiteProfile.MaxNamedTests)],
            Warnings = [.. trials.IncompleteRuns, .. failing.Count > 0 ? [FailSequentially()] : (string[])[]],
            Race = race,
            Classes = [.. sequential.TimesByClass.Take(SuiteProfile.MaxClasses)],
            Longest = [.. sequential.Tests.OrderByDescending(test => test.Duration).Take(SuiteProfile.MaxLongest).Select(test => new ClassTime(SuiteTimeline.Shorten(test.Name), test.Duration))],
            Order = race.FirstOrDefault(evidence => evidence.Candidate == choice) is { } raced ? model.OrderOf(choice, TimeSpan.FromMicroseconds(raced.Median), policy.Selection.EqualShare) : null,
            Timeline = Timeline(choice),
        };

        SuiteTimeline? Timeline(SuitePlan choice)
        {
            var (plan, before) = trials.RunOf(candidates.Default) is { } unchanged ? (candidates.Default, unchanged) : (candidates.Sequential, sequential);
            return SuiteTimeline.Of(plan, before, choice == plan ? null : trials.RunOf(choice));
        }
    }

    private IReadOnlyList<CandidateSamples<SuitePlan>> RaceOf(SuiteTrials trials, SuiteCandidates candidates, SuiteRaceEntrants entrants, SuiteLoad load, Deadline deadline)
    {
        trials.BeginRace();
        var raced = new HashSet<SuitePlan>();
        var race = new Race<SuitePlan>(Try, () => load.IsPresent, policy.Selection);
        var frameworkDefault = trials.Failed.Contains(candidates.Default) ? candidates.Sequential : candidates.Default;
        var evidence = race.Run(candidates.Sequential, frameworkDefault, entrants.All, deadline);
        // A candidate that ran too few rounds, failed once, or cannot be judged beside the load, cannot be chosen, so its samples are left out.
        var minRounds = Math.Min(policy.Selection.MinRounds, race.Rounds);
        var isRuledOut = candidates.AreRuledOutBy(trials.Failed);
        return [.. evidence.Where(entry => candidates.IsReference(entry.Candidate) ? !trials.Failed.Contains(entry.Candidate) : !entry.IsLowerBound && entry.ItemMicroseconds.Count >= minRounds && !isRuledOut(entry.Candidate))];

        // A plan is not run if its last run was longer than the time left, or if there is no time to confirm the fastest after it. A plan that is at least as
        // parallel as a failed one is not run either, unless it has passed itself. That exception matters because a round in which no plan runs would end the
        // race.
        TrialTime Try(SuitePlan candidate)
        {
            if (!raced.Add(candidate) && trials.RunOf(candidate)?.Elapsed > deadline.Left)
                return SuiteTrials.Stopped;
            var isRuledOut = candidates.AreRuledOutBy(trials.Failed);
            entrants.Remove(isRuledOut);
            var isReference = candidates.IsReference(candidate);
            if (!isReference && ((isRuledOut(candidate) && !trials.HasPassed(candidate)) || entrants.IsOneTooMany(candidate) || entrants.IsBeaten(candidate)))
                return SuiteTrials.Stopped;
            var time = trials.Run(candidate, isReference ? null : entrants.BeatenAfter);
            if (time.IsComplete)
                entrants.Ran(candidate, TimeSpan.FromMicroseconds(time.ItemMicroseconds));
            return time;
        }
    }

    // Runs the most promising candidate alone, and confirms it if it gains. A search that takes several builds then has a plan to use early.
    private void FindFirstGain(SuiteTrials trials, SuiteCandidates candidates, SuiteLoad load, Deadline deadline)
    {
        if (candidates.Default != candidates.Sequential)
            trials.RunAhead(candidates.Default);
        while (!deadline.IsOver && candidates.Promising(trials.Failed, deadline.Left) is [var first, ..] && !candidates.IsReference(first))
        {
            var time = trials.RunAhead(first, load.IsPresent ? null : trials.Sequential.Elapsed);
            if (time.IsComplete && IsGain([TimeSpan.FromMicroseconds(time.ItemMicroseconds)], trials, candidates))
                trials.Verify(first, policy.Suites.RunsOfFirstGain, policy.ShuffledRunsOfChoice);
            if (!trials.Failed.Contains(first))
                return;
        }
    }

    // The failed plan with the shortest predicted time, if it would gain.
    private SuitePlan? FastestFailed(SuiteTrials trials, SuiteModel model, TimeSpan inUse) => trials.Failed
        .Where(plan => (1 + policy.Suites.MinFirstGain) * model.Predict(plan) <= inUse)
        .OrderBy(model.Predict)
        .ThenBy(plan => plan.Workers)
        .Cast<SuitePlan?>()
        .FirstOrDefault();

    private IEnumerable<SuitePlan> VerifiedSoFar(SuiteTrials trials, SuiteCandidates candidates) => trials.Passed
        .Select(samples => samples.Candidate)
        .Where(plan => !candidates.IsReference(plan) && !candidates.AreRuledOutBy(trials.Failed)(plan))
        .Where(plan => trials.PassesOf(plan) is var passes && passes.Count >= policy.Suites.RunsOfFirstGain && IsGain(passes, trials, candidates))
        .OrderBy(plan => trials.PassesOf(plan).Max());

    // Whether each of these times is clearly shorter than every run of the reference plans.
    private bool IsGain(IReadOnlyList<TimeSpan> times, SuiteTrials trials, SuiteCandidates candidates) =>
        (1 + policy.Suites.MinFirstGain) * times.Max() <= trials.PassesOf(candidates.Default).Append(trials.Sequential.Elapsed).Min();

    // Decision.Choose takes sequential unless a gain is shown. A suite keeps its default instead if that looks faster by the equal share, even if the gain is
    // not shown. Beside load it keeps its default unless the interval of the rounds shows a gain over it.
    private SuitePlan Choose(IReadOnlyList<CandidateSamples<SuitePlan>> race, SuiteCandidates candidates, SuiteLoad load)
    {
        var choice = Decision.Choose(race, candidates, policy.Selection);
        if (choice == candidates.Sequential && SpeedupOver(choice, candidates.Default, race) >= 1 + policy.Selection.EqualShare)
            return candidates.Default;
        var reference = race.FirstOrDefault(evidence => evidence.Candidate == candidates.Default) ?? race.Single(evidence => evidence.Candidate == candidates.Sequential);
        return load.IsPresent && !Race<SuitePlan>.ShowsGainUnderLoad(reference.ItemMicroseconds, race.Single(evidence => evidence.Candidate == choice).ItemMicroseconds)
            ? reference.Candidate
            : choice;
    }
}
