using Amorsize.Tuning.Search;

namespace Amorsize.Tuning.Suites;

/// <summary>The contenders of one race, and whether there is time for all of them: where runs take longer than was predicted, the slowest must go, or the fastest could not be verified.</summary>
/// <param name="all">The contenders.</param>
/// <param name="model">Predicts the time of what has not run yet.</param>
/// <param name="end">When all must have ended.</param>
internal sealed class SuiteContenders(IReadOnlyList<SuiteSetting> all, SuiteModel model, Deadline end)
{
    private readonly Dictionary<SuiteSetting, TimeSpan> times = all.ToDictionary(setting => setting, model.Predict);
    private readonly Dictionary<SuiteSetting, int> runs = all.ToDictionary(setting => setting, _ => 0);

    /// <summary>All of them, those that had to go too.</summary>
    public IReadOnlyList<SuiteSetting> All => all;

    /// <summary>Takes note of a run; one that did not pass ends the contender.</summary>
    public void Ran(SuiteSetting contender, TrialTime time)
    {
        if (!time.IsComplete)
            times.Remove(contender);
        else if (times.ContainsKey(contender))
        {
            times[contender] = TimeSpan.FromMicroseconds(time.ItemMicroseconds);
            runs[contender]++;
        }
    }

    /// <summary>Whether a contender must go, as the slowest of those for whom there is not time enough; if so it is gone for good.</summary>
    public bool IsOneTooMany(SuiteSetting contender) =>
        !times.TryGetValue(contender, out var time) || (times.Count > 1 && time == times.Values.Max() && Needed() > end.Left && times.Remove(contender));

    private TimeSpan Needed() => times.Aggregate(
        SuiteSearch.ShuffledRunsOfChoice * times.Values.Min(),
        (sum, contender) => sum + (Math.Max(0, Race<SuiteSetting>.FewestRounds - runs[contender.Key]) * contender.Value));
}
