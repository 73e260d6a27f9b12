using Amorsize.Tuning.Search;
using Amorsize.Tuning.Statistics;

namespace Amorsize.Tuning.Suites;

/// <summary>The contenders of one race, and whether there is time for all of them: where runs take longer than was predicted, the slowest must go, or the fastest could not be verified.</summary>
/// <param name="all">The contenders, the most promising first.</param>
/// <param name="sequential">The baseline from which nothing is learnt of parallel runs.</param>
/// <param name="model">Predicts the time of what has not run yet.</param>
/// <param name="end">When all must have ended.</param>
internal sealed class SuiteContenders(IReadOnlyList<SuiteSetting> all, SuiteSetting sequential, SuiteModel model, Deadline end)
{
    private const int RoundsOfNewcomer = 2;

    // Of what has run, the baselines too: the shortest so far, since one slow run must not drop the best.
    private readonly Dictionary<SuiteSetting, TimeSpan> shortest = [];
    private readonly Dictionary<SuiteSetting, int> runs = [];
    private readonly HashSet<SuiteSetting> forgotten = [];

    /// <summary>All of them, those that had to go too.</summary>
    public IReadOnlyList<SuiteSetting> All => all;

    /// <summary>Takes note of a run that passed, of a contender or of a baseline.</summary>
    public void Ran(SuiteSetting setting, TimeSpan time)
    {
        shortest[setting] = shortest.TryGetValue(setting, out var before) && before < time ? before : time;
        runs[setting] = RunsOf(setting) + 1;
    }

    /// <summary>It cannot be chosen any more.</summary>
    public void Forget(SuiteSetting contender) => forgotten.Add(contender);

    /// <summary>Whether a contender must go, as one of the slowest, for whom there is not time enough; of about equally slow ones the least promising. It comes back only where no other is left.</summary>
    public bool IsOneTooMany(SuiteSetting contender)
    {
        var kept = all.Except(forgotten).ToList();
        while (kept.Count > 1 && Needed(kept) > end.Left)
            kept.Remove(Slowest(kept));
        return !forgotten.Contains(contender) && !kept.Contains(contender);
    }

    private SuiteSetting Slowest(List<SuiteSetting> kept)
    {
        var slow = kept.Max(TimeOf) / (1 + Decision.Equal);
        return kept.Last(contender => TimeOf(contender) >= slow);
    }

    // What the fastest takes until it may be chosen, and the others until they are out of the race: who has not run yet may be out after one run, but that may take long.
    private TimeSpan Needed(List<SuiteSetting> kept)
    {
        var fastest = kept.MinBy(TimeOf)!;
        var ofOthers = kept.Where(contender => contender != fastest)
            .Select(contender => (RunsOf(contender) == 0 ? RoundsOfNewcomer : RoundsLeft(contender)) * TimeOf(contender));
        return ofOthers.Concat(Proofs(TimeOf(fastest))).Aggregate((RoundsLeft(fastest) + SuiteSearch.ShuffledRunsOfChoice) * TimeOf(fastest), (sum, time) => sum + time);
    }

    // One round proves only a large gain over a baseline.
    private IEnumerable<TimeSpan> Proofs(TimeSpan fastest) =>
        shortest.Where(run => !all.Contains(run.Key) && RunsOf(run.Key) == 1 && run.Value < (1 + PairedComparison.GainOfOneRound) * fastest).Select(run => run.Value);

    private int RunsOf(SuiteSetting setting) => runs.GetValueOrDefault(setting);

    private int RoundsLeft(SuiteSetting contender) => Math.Max(0, Race<SuiteSetting>.FewestRounds - RunsOf(contender));

    // Where all that is parallel took longer than was predicted, so will what has not run yet.
    private TimeSpan TimeOf(SuiteSetting contender) => shortest.TryGetValue(contender, out var time)
        ? time
        : Math.Max(1, shortest.Where(run => run.Key != sequential).Select(run => run.Value / model.Predict(run.Key)).DefaultIfEmpty().Min()) * model.Predict(contender);
}
