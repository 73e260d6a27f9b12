using Amorsize.Tuning.Search;

namespace Amorsize.Tuning.Suites;

/// <summary>The contenders of one race, and whether there is time for all of them: where runs take longer than was predicted, the slowest must go, or the fastest could not be verified.</summary>
/// <param name="all">The contenders.</param>
/// <param name="model">Predicts the time of what has not run yet.</param>
/// <param name="end">When all must have ended.</param>
internal sealed class SuiteContenders(IReadOnlyList<SuiteSetting> all, SuiteModel model, Deadline end)
{
    // Of those that may still be chosen: the shortest so far, since one slow run must not drop the best.
    private readonly Dictionary<SuiteSetting, TimeSpan> times = all.ToDictionary(setting => setting, model.Predict);
    private readonly Dictionary<SuiteSetting, int> runs = all.ToDictionary(setting => setting, _ => 0);
    private readonly HashSet<SuiteSetting> gone = [];

    /// <summary>All of them, those that had to go too.</summary>
    public IReadOnlyList<SuiteSetting> All => all;

    /// <summary>Takes note of a run that passed.</summary>
    public void Ran(SuiteSetting contender, TimeSpan time)
    {
        if (!times.TryGetValue(contender, out var before))
            return;
        times[contender] = runs[contender]++ > 0 && before < time ? before : time;
    }

    /// <summary>Takes note of what there was, where that is parallel: if it took longer than was predicted, so will those that have not run yet.</summary>
    public void RanAsFound(TimeSpan time)
    {
        var factor = Math.Max(1, time / model.Predict(SuiteSetting.AsFound));
        foreach (var contender in times.Keys.Where(contender => runs[contender] == 0).ToList())
            times[contender] = factor * model.Predict(contender);
    }

    /// <summary>It cannot be chosen any more.</summary>
    public void Forget(SuiteSetting contender) => times.Remove(contender);

    /// <summary>
    /// Whether a contender must go, as one of the slowest, for whom there is not time enough; of about equally slow ones that with the most workers, and of these the least
    /// promising. It comes back only where no other is left.
    /// </summary>
    public bool IsOneTooMany(SuiteSetting contender)
    {
        while (times.Count > 1 && Needed() > end.Left)
        {
            var slowest = Slowest();
            gone.Add(slowest);
            times.Remove(slowest);
        }
        return times.Count > 0 && gone.Contains(contender);
    }

    /// <summary>What the fastest contender still takes until it may be chosen, where it has run and was faster than this; else nothing.</summary>
    public TimeSpan NeededToBeat(TimeSpan time) => times.Where(contender => runs[contender.Key] > 0 && contender.Value < time)
        .OrderBy(contender => contender.Value)
        .Select(contender => Math.Max(SuiteSearch.ShuffledRunsOfChoice, SuiteSearch.RunsOfChoice - runs[contender.Key]) * contender.Value)
        .FirstOrDefault();

    private SuiteSetting Slowest()
    {
        var slow = times.Values.Max() / (1 + Decision.Equal);
        return all.Where(contender => times.TryGetValue(contender, out var time) && time >= slow).Reverse().MaxBy(contender => contender.Workers)!;
    }

    private TimeSpan Needed() => times.Aggregate(
        SuiteSearch.ShuffledRunsOfChoice * times.Values.Min(),
        (sum, contender) => sum + (Math.Max(0, Race<SuiteSetting>.FewestRounds - runs[contender.Key]) * contender.Value));
}
