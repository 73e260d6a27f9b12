using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;
using static System.FormattableString;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Finds the best setting for a suite: one sequential run, a prediction for each candidate, a race of the likeliest. A candidate counts only as long as all
/// its tests end as they do sequentially, in each of its runs.
/// </summary>
/// <param name="suite">What is run.</param>
/// <param name="clock">Measures the budget.</param>
/// <param name="processorTimes">What the machine and this process, with what it started, have computed so far; null where the system does not tell.</param>
internal sealed class SuiteSearch(ISuite suite, TimeProvider clock, Func<ProcessorTimes?> processorTimes)
{
    /// <summary>Runs of a choice in which all tests must end as they do sequentially.</summary>
    public const int RunsOfChoice = 5;

    /// <summary>Those of them that are in random order at least: what the race need not have done.</summary>
    public const int ShuffledRunsOfChoice = RunsOfChoice - Race<SuitePlan>.FewestRounds;

    // What tuning may cost, in sequential runs.
    private const int MostSequentialRuns = 8;

    // A run that takes so many times the sequential one, and a little more, hangs.
    private const double FarSlower = 2;
    private const int NamedTests = 5;

    // Where these two are disturbed the next would be too, and each is long.
    private const int MostDisturbedRounds = 2;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <exception cref="SuiteFailedException">It cannot even be run sequentially.</exception>
    /// <exception cref="InterferenceException">Other processes disturbed nearly all that was measured.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public SuiteProfile Run(SuiteLimits limits)
    {
        var budget = Deadline.After(clock, limits.Budget);
        var traits = suite.Traits;
        var sequential = suite.Run(traits.SequentialSetting, shuffled: false, limits.Budget);
        if (sequential.End is not (SuiteEnd.Completed or SuiteEnd.TimedOut))
            throw new SuiteFailedException(sequential.End, sequential.Message);
        var model = new SuiteModel(sequential, traits, limits.Processors);
        var candidates = new SuiteCandidates(model, traits, limits.Processors);
        var trials = new SuiteTrials(suite, sequential, candidates, (FarSlower * sequential.Elapsed) + Grace);
        var left = (MostSequentialRuns - 1) * sequential.Elapsed;
        var isBudgetShort = budget.Left <= left;
        var deadline = isBudgetShort ? budget : Deadline.After(clock, left);

        if (sequential.End == SuiteEnd.TimedOut)
            return LeaveAlone(Invariant($"it did not end within AmorsizeTotalTimeBudget, {Seconds(limits.Budget)}, when run sequentially: see what hangs, or raise that"));
        if (sequential.Elapsed < limits.Shortest)
            return LeaveAlone(Invariant($"it takes {Seconds(sequential.Elapsed)} when run sequentially, and below {Seconds(limits.Shortest)} there is too little to gain"));
        if (candidates.Promising([], TimeSpan.MaxValue).Count == 0)
            return LeaveAlone(Invariant($"its {sequential.Tests.Count} tests have nothing that could run beside each other"));
        IReadOnlyList<CandidateSamples<SuitePlan>> race = [];
        InterferenceException? noise = null;
        try
        {
            while (candidates.Promising(trials.Failed, deadline.Left) is { Count: > 0 } contenders)
            {
                var failures = trials.Failed.Count;
                (race, noise) = Race(trials, candidates, new(contenders, candidates.Sequential, model, deadline), model, deadline, limits);
                var choice = Choose(race, candidates);
                var isVerified = !candidates.IsBaseline(choice) && trials.Verify(choice, RunsOfChoice, ShuffledRunsOfChoice, deadline);
                // Where only a baseline is left and others failed, what is less parallel may still gain; and where a load took time, there might have been more to find.
                if (isVerified || (candidates.IsBaseline(choice) && trials.Failed.Count == failures && noise is null))
                    return trials.Failed.Count == 0 && choice == candidates.Default && race.All(evidence => candidates.IsBaseline(evidence.Candidate)) ? LeaveAlone(TooLong()) : Conclude(choice, race);
                // There is no time for more, and another race would end as this one did.
                if (trials.Failed.Count == failures)
                    break;
            }
        }
        catch (UnsteadySuiteException e)
        {
            return LeaveAlone($"its tests do not end alike in two sequential runs: {Names(e.Tests)}") with { FailInParallel = [] };
        }
        if (noise is not null)
            throw noise;
        return trials.Failed.Count == 0
            ? LeaveAlone(TooLong())
            : Conclude(trials.Failed.Contains(candidates.Default) ? candidates.Sequential : candidates.Default, race);

        string TooLong() => Invariant($"it takes {Seconds(sequential.Elapsed)} when run sequentially, and comparing settings would take longer than {(isBudgetShort ? Invariant($"AmorsizeTotalTimeBudget, {Seconds(limits.Budget)}") : Invariant($"{MostSequentialRuns} such runs"))}");

        SuiteProfile LeaveAlone(string reason) => Conclude(SuitePlan.Unchanged, []) with { IsUnchanged = true, Reason = reason };

        SuiteProfile Conclude(SuitePlan choice, IReadOnlyList<CandidateSamples<SuitePlan>> race) => new()
        {
            ProfiledAt = clock.GetUtcNow(),
            Choice = choice,
            Speedup = SpeedupOver(candidates.Default, choice, race),
            Reason = Explain(choice, race, candidates, trials.Failed.Count > 0, sequential, model),
            Tests = sequential.Tests.Count,
            Sequential = sequential.Elapsed,
            TestTime = (race.Any(evidence => evidence.Candidate == choice) && trials.RunOf(choice) is { } run ? run : sequential).TestTime,
            CpuShare = model.CpuShare,
            PeakMemory = Math.Max(trials.PeakMemoryOf(choice), choice == candidates.Sequential ? sequential.PeakMemory : 0),
            FailInParallel = [.. trials.FailInParallel.Take(SuiteProfile.MaxNamedTests)],
            Warnings = trials.Troubles,
            Race = race,
            Timeline = Timeline(choice),
        };

        SuiteTimeline? Timeline(SuitePlan choice)
        {
            var (setting, before) = trials.RunOf(candidates.Default) is { } asFound ? (candidates.Default, asFound) : (candidates.Sequential, sequential);
            return SuiteTimeline.Of(setting, before, choice == setting ? null : trials.RunOf(choice));
        }
    }

    // What was measured, and why it may say too little; null where no round that might be missing was disturbed.
    private (IReadOnlyList<CandidateSamples<SuitePlan>> Evidence, InterferenceException? Noise) Race(
        SuiteTrials trials, SuiteCandidates candidates, SuiteRaceEntrants contenders, SuiteModel model, Deadline deadline, SuiteLimits limits)
    {
        var gauge = new InterferenceGauge(processorTimes, clock, CostModel.IsIoBoundShare(model.CpuShare) ? 0 : limits.Processors);
        var raced = new HashSet<SuitePlan>();
        Race<SuitePlan> race = null!; // Its trials look at it.
        race = new(Try, lengthen: () => false, gauge);
        var standard = trials.Failed.Contains(candidates.Default) ? candidates.Sequential : candidates.Default;
        // A baseline that is shown to be beaten needs no further round: a run of a suite is long, and no short region that may miss its processors.
        var evidence = race.Run(candidates.Sequential, standard, contenders.All, Deadline.After(clock, TimeSpan.Zero), deadline, new(MinOneRound: true, DefaultLast: false, Beaten: Decision.Equal));
        if (race.InterferedRounds > 0 && !HasBaselines(evidence))
            throw Noisy();
        // What was not run often enough, or failed once, is no candidate.
        var enough = Math.Min(Race<SuitePlan>.FewestRounds, race.Rounds);
        evidence = [.. evidence.Where(entry => candidates.IsBaseline(entry.Candidate) ? !trials.Failed.Contains(entry.Candidate) : entry.ItemMicroseconds.Count >= enough && !IsRuledOut(entry.Candidate))];
        return (evidence, race.InterferedRounds > 0 && race.Rounds < Race<SuitePlan>.FewestRounds ? Noisy() : null);

        // Nor is anything begun that would not end in time, as its last run shows, or that is at least as parallel as what has just failed, or for which there is no
        // time. What has passed goes on where no other is left: a round in which nothing runs ends the race.
        TrialTime Try(SuitePlan candidate)
        {
            if (race.Rounds == 0 && race.InterferedRounds >= MostDisturbedRounds)
                throw Noisy();
            if (!raced.Add(candidate) && trials.RunOf(candidate)?.Elapsed > deadline.Left)
                return SuiteTrials.Stopped;
            contenders.Forget(IsRuledOut);
            if (!candidates.IsBaseline(candidate) && ((IsRuledOut(candidate) && !trials.HasPassed(candidate)) || contenders.IsOneTooMany(candidate)))
                return SuiteTrials.Stopped;
            var time = trials.Run(candidate);
            if (time.IsComplete)
                contenders.Ran(candidate, TimeSpan.FromMicroseconds(time.ItemMicroseconds));
            return time;
        }

        // Where no round of one of them counts, and there was no time for another, nothing can be compared with it.
        bool HasBaselines(IReadOnlyList<CandidateSamples<SuitePlan>> evidence) => new[] { candidates.Sequential, standard }
            .All(baseline => trials.Failed.Contains(baseline) || evidence.Any(entry => entry.Candidate == baseline));

        InterferenceException Noisy() => new(Invariant($"other processes kept up to {gauge.WorstLoad:0.0} of {limits.Processors} processors busy in {race.InterferedRounds} of {race.InterferedRounds + race.Rounds} rounds of runs"));

        bool IsRuledOut(SuitePlan candidate) => candidates.AreRuledOutBy(trials.Failed)(candidate);
    }

    // Sequential needs no proof only where it is what there was.
    private static SuitePlan Choose(IReadOnlyList<CandidateSamples<SuitePlan>> race, SuiteCandidates candidates)
    {
        var choice = Decision.Choose(race, candidates);
        return choice == candidates.Sequential && SpeedupOver(choice, candidates.Default, race) >= 1 + Decision.Equal ? candidates.Default : choice;
    }

    private static double SpeedupOver(SuitePlan standard, SuitePlan choice, IReadOnlyList<CandidateSamples<SuitePlan>> race) =>
        race.FirstOrDefault(evidence => evidence.Candidate == standard) is { } before && race.FirstOrDefault(evidence => evidence.Candidate == choice) is { } after
            ? Decision.Compare(before, after).Speedup
            : 1;

    private static string Explain(SuitePlan choice, IReadOnlyList<CandidateSamples<SuitePlan>> race, SuiteCandidates candidates, bool othersFailed, SuiteRun sequential, SuiteModel model)
    {
        var suite = Invariant($"{sequential.Tests.Count} tests, {Seconds(sequential.Elapsed)} sequentially, {model.CpuShare:P0} of it computing");
        if (race.FirstOrDefault(evidence => evidence.Candidate == choice) is not { } chosen || (othersFailed && candidates.IsBaseline(choice)))
            return $"{choice}: nothing faster passed all tests; {suite}";
        var took = Seconds(TimeSpan.FromMicroseconds(chosen.Median));
        return choice == candidates.Default
            ? $"{choice}: nothing was shown to be faster than its {took}; {suite}"
            : Invariant($"{choice}: {took}, {SpeedupOver(candidates.Default, choice, race):0.00}x as fast as it was; {suite}");
    }

    private static string Names(IReadOnlyList<string> tests) =>
        string.Join(", ", tests.Take(NamedTests)) + (tests.Count > NamedTests ? Invariant($" and {tests.Count - NamedTests} more") : "");

    private static string Seconds(TimeSpan time) => Invariant($"{time.TotalSeconds:0.0} s");
}
