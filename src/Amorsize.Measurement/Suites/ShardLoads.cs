using System.Collections.Immutable;

namespace Amorsize.Measurement.Suites;

/// <summary>Shards that are filled with units, and the predicted time of each.</summary>
/// <param name="count">Number of shards.</param>
/// <param name="suites">The suites. A unit belongs to the suite with the given index.</param>
internal sealed class ShardLoads(int count, IReadOnlyList<ShardSuite> suites)
{
    private readonly Dictionary<int, Part>[] parts = [.. Enumerable.Range(0, count).Select(_ => new Dictionary<int, Part>())];
    private readonly TimeSpan[] times = new TimeSpan[count];
    private readonly int[] units = new int[count];

    /// <summary>Predicted time of the shard that takes longest.</summary>
    public TimeSpan Longest => times.Max();

    /// <summary>Adds units of one suite to the shard that then takes least time; among equals to the one with the fewest units, then to the first.</summary>
    public void Add(int suite, IReadOnlyList<(ShardUnit Unit, TimeSpan Time)> added)
    {
        var (sum, longest) = (TimeSpan.FromTicks(added.Sum(unit => unit.Time.Ticks)), added.Max(unit => suites[suite].Undivided(unit.Unit, unit.Time)));
        var shard = Enumerable.Range(0, parts.Length).MinBy(shard => (TimeWith(shard), units[shard], shard));
        times[shard] = TimeWith(shard);
        units[shard] += added.Count;
        var part = PartOf(shard);
        parts[shard][suite] = part with { Sum = part.Sum + sum, Longest = Later(part.Longest, longest), Units = part.Units.AddRange(added.Select(unit => unit.Unit)) };

        TimeSpan TimeWith(int shard)
        {
            var part = PartOf(shard);
            var before = part.Units.Count == 0 ? TimeSpan.Zero : suites[suite].TimeOf(part.Sum, part.Longest);
            return times[shard] - before + suites[suite].TimeOf(part.Sum + sum, Later(part.Longest, longest));
        }

        Part PartOf(int shard) => parts[shard].GetValueOrDefault(suite) ?? Part.Empty;
    }

    /// <summary>The shards as they are filled now.</summary>
    public IReadOnlyList<SuiteShard> ToShards() =>
    [
        .. parts.Select((ofShard, shard) => new SuiteShard(
            shard + 1,
            [
                .. ofShard.OrderBy(part => suites[part.Key].Name, StringComparer.Ordinal).Select(part => new ShardPart(
                    suites[part.Key], [.. part.Value.Units.OrderBy(unit => unit.Name, StringComparer.Ordinal)], suites[part.Key].TimeOf(part.Value.Sum, part.Value.Longest))),
            ])),
    ];

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed record Part(TimeSpan Sum, TimeSpan Longest, ImmutableList<ShardUnit> Units)
    {
        public static Part Empty { get; } = new(default, default, []);
    }
}
