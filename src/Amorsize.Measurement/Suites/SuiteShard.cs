namespace Amorsize.Measurement.Suites;

/// <summary>The tests of one machine.</summary>
/// <param name="Number">Number of the shard, from 1.</param>
/// <param name="Units">The units of the shard, in the order of their names.</param>
/// <param name="TestTime">Predicted sum of the times of its tests.</param>
internal sealed record SuiteShard(int Number, IReadOnlyList<ShardUnit> Units, TimeSpan TestTime);
