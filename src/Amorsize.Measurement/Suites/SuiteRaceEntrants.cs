using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Tracks the candidates of one race, and tells which of them there is no time for. If runs take longer than predicted, some candidates must be dropped, or no
/// time would be left for the confirmation runs of the fastest.
/// </summary>
/// <param name="all">The candidates, the most promising first.</param>
/// <param name="sequential">The sequential reference plan, whose times say nothing about parallel runs.</param>
/// <param name="model">Predicts the time of plans that have not run yet.</param>
/// <param name="end">Time at which all runs must have ended.</param>
/// <param name="policy">How often a candidate must run, and which times count as equal.</param>
/// <param name="load">The load beside which they run; null if there is none.</param>
internal sealed class SuiteRaceEntrants(
    IReadOnlyList<SuitePlan> all, SuitePlan sequential, SuiteModel model, Deadline end, MeasurementPolicy? policy = null, SuiteLoad? load = null)
{
    private readonly MeasurementPolicy policy = policy ?? MeasurementPolicy.Default;

    // The times of each plan so far, including the reference plans, in seconds.
    private readonly Dictionary<SuitePlan, List<double>> runs = [];
    private List<SuitePlan> eligible = [.. all];

    /// <summary>All candidates, including those that were dropped.</summary>
    public IReadOnlyList<SuitePlan> All => all;

    private IEnumerable<SuitePlan> References => runs.Keys.Except(all);

    /// <summary>Records a run under a candidate or a reference plan in which all tests had their sequential results.</summary>
    public void Ran(SuitePlan plan, TimeSpan time) => runs[plan] = [.. runs.GetValueOrDefault(plan) ?? [], time.TotalSeconds];

    /// <summary>Removes candidates that can no longer be chosen, such as those that failed.</summary>
    public void Remove(Predicate<SuitePlan> isRuledOut) => eligible = eligible.FindAll(candidate => !isRuledOut(candidate));

    /// <summary>
    /// Whether there is no time for a candidate. There is none for a new one if its rounds would leave too little to confirm the fastest so far. There is none
    /// for one that has run if it is among the slowest; of about equally slow ones the least promising goes. One candidate always stays.
    /// </summary>
    public bool IsOneTooMany(SuitePlan candidate)
    {
        var kept = eligible.FindAll(runs.ContainsKey);
        if (kept.Count == 0 || !eligible.Contains(candidate))
            return false;
        if (RunsOf(candidate) == 0)
            return Needed(kept.MinBy(TimeOf)!) + (RoundsLeft(candidate) * NextTimeOf(candidate)) > end.Left;
        while (kept.Count > 1 && Needed(kept) > end.Left)
            kept.Remove(Slowest(kept));
        return !kept.Contains(candidate);
    }

    /// <summary>
    /// The time after which a run shows that its candidate is beaten: it takes far longer than the shortest run so far. Beside load the shortest run says little
    /// about the others.
    /// </summary>
    public TimeSpan BeatenAfter => runs.Count > 0 && load?.IsPresent != true ? policy.Suites.BeatenFactor * runs.Keys.Min(ShortestOf) : TimeSpan.MaxValue;

    /// <summary>Whether the runs of a candidate show that it is beaten.</summary>
    public bool IsBeaten(SuitePlan candidate) => runs.ContainsKey(candidate) && ShortestOf(candidate) > BeatenAfter;

    private SuitePlan Slowest(List<SuitePlan> kept)
    {
        var slow = kept.Max(TimeOf) / (1 + policy.Selection.EqualShare);
        return kept.Last(candidate => TimeOf(candidate) >= slow);
    }

    // The time to confirm the fastest candidate, and to run the rounds that the others still need.
    private TimeSpan Needed(List<SuitePlan> kept)
    {
        var fastest = kept.MinBy(TimeOf)!;
        return Needed(fastest) + Sum(kept.Where(candidate => candidate != fastest).Select(candidate => RoundsLeft(candidate) * NextTimeOf(candidate)));
    }

    // The time to confirm the fastest candidate. It is zero where a reference plan is faster, since the candidate will then not be chosen.
    private TimeSpan Needed(SuitePlan fastest) => References.Any(reference => ShortestOf(reference) < TimeOf(fastest))
        ? TimeSpan.Zero
        : ((RoundsLeft(fastest) + policy.ShuffledRunsOfChoice) * NextTimeOf(fastest)) + Sum(SecondRuns(TimeOf(fastest)));

    // The times of the second runs that reference plans need. One that has run once must run again where a single round does not show that it is beaten. Beside
    // load it never does.
    private IEnumerable<TimeSpan> SecondRuns(TimeSpan fastest) =>
        References.Where(reference => RunsOf(reference) == 1).Select(ShortestOf).Where(time => load?.IsPresent == true || time < (1 + PairedComparison.GainOfOneRound) * fastest);

    private int RunsOf(SuitePlan plan) => runs.GetValueOrDefault(plan)?.Count ?? 0;

    private int RoundsLeft(SuitePlan candidate) => Math.Max(0, policy.Selection.MinRounds - RunsOf(candidate));

    // Plans are compared by their shortest run, because one slow run must not drop the best.
    private TimeSpan ShortestOf(SuitePlan plan) => TimeSpan.FromSeconds(runs[plan].Min());

    // The expected time of another run. The shortest of several runs would be too little where their times scatter.
    private TimeSpan NextTimeOf(SuitePlan candidate) => runs.TryGetValue(candidate, out var times) ? TimeSpan.FromSeconds(Sample.Median(times)) : TimeOf(candidate);

    // If all parallel runs took longer than predicted, a plan that has not run yet is expected to do so too. It is not expected to take longer than the
    // sequential run.
    private TimeSpan TimeOf(SuitePlan candidate)
    {
        if (runs.ContainsKey(candidate))
            return ShortestOf(candidate);
        var slower = runs.Keys.Where(plan => plan != sequential).Select(plan => ShortestOf(plan) / model.Predict(plan)).DefaultIfEmpty().Min();
        var expected = Math.Max(1, slower) * model.Predict(candidate);
        return runs.ContainsKey(sequential) && ShortestOf(sequential) is var one && one < expected ? one : expected;
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => TimeSpan.FromTicks(times.Sum(time => time.Ticks));
}
