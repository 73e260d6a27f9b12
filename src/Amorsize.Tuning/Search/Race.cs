using Amorsize.Engine;

namespace Amorsize.Tuning.Search;

/// <summary>
/// Runs candidates against each other in rounds, interleaved, so that a drift of the machine's speed hits all alike, and drops those that are
/// clearly beaten, so that the time goes to the finalists.
/// </summary>
/// <param name="trial">Runs a candidate once and tells its time per item, in microseconds.</param>
internal sealed class Race(Func<Setting, double> trial)
{
    public const int FewestRounds = 3;
    public const int MostRounds = 11;

    // One slow block must not drop the best candidate: so nobody goes before three rounds, and then only the clearly beaten.
    private static readonly (int AfterRound, double SlowerThanBest)[] Cuts = [(3, 1.25), (5, 1.1)];

    /// <summary>
    /// All samples of all candidates that were run at least once; round k of each ran beside round k of the others. The baselines are raced
    /// to the end, whatever they do, and once even where the time is over.
    /// </summary>
    public IReadOnlyList<Evidence> Run(IReadOnlyCollection<Setting> baselines, IEnumerable<Setting> contenders, Deadline deadline)
    {
        var samples = baselines.Concat(contenders).Distinct().ToDictionary(candidate => candidate, _ => new List<double>());
        var racing = samples.Keys.ToList();
        foreach (var candidate in racing.TakeWhile(_ => !deadline.IsOver))
            trial(candidate); // Not counted: the first run of a setting starts threads and compiles.
        for (var round = 1; round <= MostRounds; round++)
        {
            foreach (var candidate in round % 2 == 1 ? racing : Enumerable.Reverse(racing))
            {
                if (!deadline.IsOver || (round == 1 && baselines.Contains(candidate)))
                    samples[candidate].Add(trial(candidate));
            }
            if (deadline.IsOver)
                break;
            foreach (var (_, slowerThanBest) in Cuts.Where(cut => cut.AfterRound == round))
                racing = Survivors(samples, racing, baselines, slowerThanBest);
        }
        return [.. samples.Where(entry => entry.Value.Count > 0).Select(entry => new Evidence(entry.Key, entry.Value))];
    }

    private static List<Setting> Survivors(Dictionary<Setting, List<double>> samples, List<Setting> racing, IReadOnlyCollection<Setting> baselines, double slowerThanBest)
    {
        var medians = racing.ToDictionary(candidate => candidate, candidate => Statistics.Sample.Median(samples[candidate]));
        var limit = medians.Values.Min() * slowerThanBest;
        return [.. racing.Where(candidate => medians[candidate] <= limit || baselines.Contains(candidate))];
    }
}
