namespace Amorsize.Measurement.Suites;

/// <summary>
/// Divides the tests of a suite among machines. The longest test goes first, always to the shard with the least time so far (LPT: Graham, "Bounds on
/// multiprocessing timing anomalies", 1969). The same tests and times give the same shards.
/// </summary>
internal static class SuiteShards
{
    /// <param name="tests">The units to divide, each once: a test, or a class whose tests cannot be selected one by one.</param>
    /// <param name="count">Number of shards, at least 1. Shards may be empty if there are fewer units.</param>
    public static IReadOnlyList<SuiteShard> Divide(IEnumerable<ShardUnit> tests, int count)
    {
        var shards = Enumerable.Range(1, count).Select(number => new List<ShardUnit>()).ToList();
        var times = new TimeSpan[count];
        var all = tests.ToLookup(unit => unit.CanBeSelected);
        var known = all[true].ToLookup(unit => unit.Time is not null);
        // A unit without a time counts as one of average time.
        var average = TimeSpan.FromTicks((long)known[true].Select(unit => unit.Time!.Value.Ticks).DefaultIfEmpty().Average());
        foreach (var unit in all[false])
            Add(unit, count - 1, unit.Time ?? average);
        foreach (var unit in known[true].OrderByDescending(unit => unit.Time).ThenBy(unit => unit.Name, StringComparer.Ordinal))
            Add(unit, Array.IndexOf(times, times.Min()), unit.Time!.Value);
        // The number of units decides among equal shards, so that new tests are spread.
        foreach (var unit in known[false].OrderBy(unit => unit.Name, StringComparer.Ordinal))
            Add(unit, Enumerable.Range(0, count).OrderBy(shard => times[shard]).ThenBy(shard => shards[shard].Count).First(), average);
        return [.. shards.Select((units, shard) => new SuiteShard(shard + 1, [.. units.OrderBy(unit => unit.Name, StringComparer.Ordinal)], times[shard]))];

        void Add(ShardUnit unit, int shard, TimeSpan time)
        {
            shards[shard].Add(unit);
            times[shard] += time;
        }
    }
}
