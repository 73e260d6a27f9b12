using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Suites;

/// <summary>The contenders of one race, and whether there is time for all of them: where runs take longer than was predicted, some must go, or the fastest could not be verified.</summary>
/// <param name="all">The contenders, the most promising first.</param>
/// <param name="sequential">The baseline from which nothing is learnt of parallel runs.</param>
/// <param name="model">Predicts the time of what has not run yet.</param>
/// <param name="end">When all must have ended.</param>
internal sealed class SuiteRaceEntrants(IReadOnlyList<SuitePlan> all, SuitePlan sequential, SuiteModel model, Deadline end)
{
    // Of what has run, the baselines too: the shortest so far, since one slow run must not drop the best.
    private readonly Dictionary<SuitePlan, TimeSpan> shortest = [];
    private readonly Dictionary<SuitePlan, int> runs = [];
    private List<SuitePlan> eligible = [.. all];

    /// <summary>All of them, those that had to go too.</summary>
    public IReadOnlyList<SuitePlan> All => all;

    private IEnumerable<SuitePlan> Baselines => shortest.Keys.Except(all);

    /// <summary>Takes note of a run that passed, of a contender or of a baseline.</summary>
    public void Ran(SuitePlan setting, TimeSpan time)
    {
        shortest[setting] = shortest.TryGetValue(setting, out var before) && before < time ? before : time;
        runs[setting] = RunsOf(setting) + 1;
    }

    /// <summary>They cannot be chosen any more.</summary>
    public void Forget(Predicate<SuitePlan> those) => eligible = eligible.FindAll(contender => !those(contender));

    /// <summary>
    /// Whether there is no time for a contender: for a newcomer where the fastest so far could not be verified after its rounds, for one that has run where it is among the
    /// slowest, of about equally slow ones the least promising. For one of them there always is.
    /// </summary>
    public bool IsOneTooMany(SuitePlan contender)
    {
        var kept = eligible.FindAll(runs.ContainsKey);
        if (kept.Count == 0 || !eligible.Contains(contender))
            return false;
        if (RunsOf(contender) == 0)
            return Needed(kept.MinBy(TimeOf)!) + (RoundsLeft(contender) * TimeOf(contender)) > end.Left;
        while (kept.Count > 1 && Needed(kept) > end.Left)
            kept.Remove(Slowest(kept));
        return !kept.Contains(contender);
    }

    private SuitePlan Slowest(List<SuitePlan> kept)
    {
        var slow = kept.Max(TimeOf) / (1 + Decision.Equal);
        return kept.Last(contender => TimeOf(contender) >= slow);
    }

    // Until the fastest may be chosen, and the others are out of the race.
    private TimeSpan Needed(List<SuitePlan> kept)
    {
        var fastest = kept.MinBy(TimeOf)!;
        return Needed(fastest) + Sum(kept.Where(contender => contender != fastest).Select(contender => RoundsLeft(contender) * TimeOf(contender)));
    }

    // Nothing where a baseline is faster, since it will not be chosen.
    private TimeSpan Needed(SuitePlan fastest) => Baselines.Any(baseline => shortest[baseline] < TimeOf(fastest))
        ? TimeSpan.Zero
        : ((RoundsLeft(fastest) + SuiteSearch.ShuffledRunsOfChoice) * TimeOf(fastest)) + Sum(Proofs(TimeOf(fastest)));

    // A baseline that has run once must run again where one round does not show that it is beaten.
    private IEnumerable<TimeSpan> Proofs(TimeSpan fastest) =>
        Baselines.Where(baseline => RunsOf(baseline) == 1).Select(baseline => shortest[baseline]).Where(time => time < (1 + PairedComparison.GainOfOneRound) * fastest);

    private int RunsOf(SuitePlan setting) => runs.GetValueOrDefault(setting);

    private int RoundsLeft(SuitePlan contender) => Math.Max(0, Race<SuitePlan>.FewestRounds - RunsOf(contender));

    // Where all that is parallel took longer than was predicted, so will what has not run yet, though hardly longer than the sequential run.
    private TimeSpan TimeOf(SuitePlan contender)
    {
        if (shortest.TryGetValue(contender, out var time))
            return time;
        var slower = shortest.Where(run => run.Key != sequential).Select(run => run.Value / model.Predict(run.Key)).DefaultIfEmpty().Min();
        var expected = Math.Max(1, slower) * model.Predict(contender);
        return shortest.TryGetValue(sequential, out var one) && one < expected ? one : expected;
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => TimeSpan.FromTicks(times.Sum(time => time.Ticks));
}
