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

    /// <summary>It cannot be chosen any more.</summary>
    public void Forget(SuiteSetting contender) => times.Remove(contender);

    /// <summary>Whether a contender must go, as the slowest of those for whom there is not time enough; of equally slow ones the least promising. It comes back only where no other is left.</summary>
    public bool IsOneTooMany(SuiteSetting contender)
    {
        if (times.Count > 1 && times.ContainsKey(contender) && contender == Slowest() && Needed() > end.Left)
        {
            gone.Add(contender);
            times.Remove(contender);
        }
        return times.Count > 0 && gone.Contains(contender);
    }

    private SuiteSetting Slowest() => all.Last(contender => times.TryGetValue(contender, out var time) && time == times.Values.Max());

    private TimeSpan Needed() => times.Aggregate(
        SuiteSearch.ShuffledRunsOfChoice * times.Values.Min(),
        (sum, contender) => sum + (Math.Max(0, Race<SuiteSetting>.FewestRounds - runs[contender.Key]) * contender.Value));
}
