using Amorsize.Tuning.Search;
using Amorsize.Tuning.Statistics;

namespace Amorsize.Tuning.Suites;

/// <summary>The contenders of one race, and whether there is time for all of them: where runs take longer than was predicted, some must go, or the fastest could not be verified.</summary>
/// <param name="all">The contenders, the most promising first.</param>
/// <param name="sequential">The baseline from which nothing is learnt of parallel runs.</param>
/// <param name="model">Predicts the time of what has not run yet.</param>
/// <param name="end">When all must have ended.</param>
internal sealed class SuiteContenders(IReadOnlyList<SuiteSetting> all, SuiteSetting sequential, SuiteModel model, Deadline end)
{
    // Of what has run, the baselines too: the shortest so far, since one slow run must not drop the best.
    private readonly Dictionary<SuiteSetting, TimeSpan> shortest = [];
    private readonly Dictionary<SuiteSetting, int> runs = [];
    private List<SuiteSetting> eligible = [.. all];

    /// <summary>All of them, those that had to go too.</summary>
    public IReadOnlyList<SuiteSetting> All => all;

    /// <summary>Takes note of a run that passed, of a contender or of a baseline.</summary>
    public void Ran(SuiteSetting setting, TimeSpan time)
    {
        shortest[setting] = shortest.TryGetValue(setting, out var before) && before < time ? before : time;
        runs[setting] = RunsOf(setting) + 1;
    }

    /// <summary>They cannot be chosen any more.</summary>
    public void Forget(Predicate<SuiteSetting> those) => eligible = eligible.FindAll(contender => !those(contender));

    /// <summary>
    /// Whether there is no time for a contender: for a newcomer where the fastest so far could not be verified after its rounds, for one that has run where it is among the
    /// slowest, of about equally slow ones the least promising. For one of them there always is.
    /// </summary>
    public bool IsOneTooMany(SuiteSetting contender)
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

    private SuiteSetting Slowest(List<SuiteSetting> kept)
    {
        var slow = kept.Max(TimeOf) / (1 + Decision.Equal);
        return kept.Last(contender => TimeOf(contender) >= slow);
    }

    // Until the fastest may be chosen, and the others are out of the race.
    private TimeSpan Needed(List<SuiteSetting> kept)
    {
        var fastest = kept.MinBy(TimeOf)!;
        return Needed(fastest) + Sum(kept.Where(contender => contender != fastest).Select(contender => RoundsLeft(contender) * TimeOf(contender)));
    }

    private TimeSpan Needed(SuiteSetting fastest) => ((RoundsLeft(fastest) + SuiteSearch.ShuffledRunsOfChoice) * TimeOf(fastest)) + Sum(Proofs(TimeOf(fastest)));

    // A baseline that has run once must run again where one round does not show that it is beaten.
    private IEnumerable<TimeSpan> Proofs(TimeSpan fastest) => shortest
        .Where(run => !all.Contains(run.Key) && RunsOf(run.Key) == 1 && run.Value >= fastest && run.Value < (1 + PairedComparison.GainOfOneRound) * fastest)
        .Select(run => run.Value);

    private int RunsOf(SuiteSetting setting) => runs.GetValueOrDefault(setting);

    private int RoundsLeft(SuiteSetting contender) => Math.Max(0, Race<SuiteSetting>.FewestRounds - RunsOf(contender));

    // Where all that is parallel took longer than was predicted, so will what has not run yet.
    private TimeSpan TimeOf(SuiteSetting contender) => shortest.TryGetValue(contender, out var time)
        ? time
        : Math.Max(1, shortest.Where(run => run.Key != sequential).Select(run => run.Value / model.Predict(run.Key)).DefaultIfEmpty().Min()) * model.Predict(contender);

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => TimeSpan.FromTicks(times.Sum(time => time.Ticks));
}
