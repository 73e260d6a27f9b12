namespace Amorsize.Measurement.Suites;

/// <summary>
/// Divides suites among machines. The longest piece goes first, always to the shard that then takes least time (LPT: Graham, "Bounds on multiprocessing
/// timing anomalies", 1969). The same suites and times give the same shards.
/// </summary>
internal static class SuiteShards
{
    // More suites are divided only if all is done at least 2 % sooner: each part of it starts its runner again.
    private const double LeastGain = 0.02;

    // In shards of equal times. Dividing a suite that takes less than a tenth of one can hardly make them more equal.
    private const double SmallestDivided = 0.1;

    // Only the ratio of times matters where none is known.
    private static readonly TimeSpan AnyTime = TimeSpan.FromSeconds(1);

    /// <summary>Returns the shards. A suite runs as a whole unless dividing it makes the slowest shard faster; longer suites are divided first.</summary>
    /// <param name="suites">The suites, each with at least one unit.</param>
    /// <param name="count">Number of shards, at least 1. Shards may be empty if there are fewer units.</param>
    public static IReadOnlyList<SuiteShard> Divide(IReadOnlyList<ShardSuite> suites, int count)
    {
        // A unit without a time counts as one of average time.
        var known = suites.SelectMany(suite => suite.Units).Select(unit => unit.Time).OfType<TimeSpan>().ToList();
        var average = known.Count == 0 ? AnyTime : TimeSpan.FromTicks((long)known.Average(time => time.Ticks));
        var units = suites.Select(suite => suite.Units.Select(unit => (Unit: unit, Time: unit.Time ?? average)).ToList()).ToList();
        var times = suites.Select((suite, index) => suite.TimeOf(TimeSpan.FromTicks(units[index].Sum(unit => unit.Time.Ticks)), units[index].Max(unit => suite.Undivided(unit.Unit, unit.Time)))).ToList();
        var smallest = SmallestDivided / count * TimeSpan.FromTicks(times.Sum(time => time.Ticks));

        var divided = new HashSet<int>();
        var best = Fill();
        foreach (var suite in Enumerable.Range(0, suites.Count).Where(suite => suites[suite].CanBeDivided && units[suite].Count > 1 && times[suite] > smallest).OrderByDescending(suite => times[suite]).ThenBy(suite => suites[suite].Name, StringComparer.Ordinal))
        {
            // It stays divided: of two suites that are too long, dividing one alone gains nothing.
            divided.Add(suite);
            if (Fill() is var loads && loads.Longest < (1 - LeastGain) * best.Longest)
                best = loads;
        }
        return best.ToShards();

        ShardLoads Fill()
        {
            var pieces = units.SelectMany((ofSuite, suite) => divided.Contains(suite)
                ? ofSuite.Select(unit => (Suite: suite, Units: (IReadOnlyList<(ShardUnit Unit, TimeSpan Time)>)[unit], Time: suites[suite].Share * unit.Time))
                : [(Suite: suite, Units: ofSuite, Time: times[suite])]);
            var loads = new ShardLoads(count, suites);
            // Units with known times go first, so that those without can fill the gaps.
            foreach (var piece in pieces.OrderByDescending(piece => piece.Units.Any(unit => unit.Unit.Time is not null)).ThenByDescending(piece => piece.Time).ThenBy(piece => suites[piece.Suite].Name, StringComparer.Ordinal).ThenBy(piece => piece.Units[0].Unit.Name, StringComparer.Ordinal))
                loads.Add(piece.Suite, piece.Units);
            return loads;
        }
    }
}
