namespace Amorsize.Measurement.Suites;

/// <summary>A part of a suite that runs on one machine as a whole.</summary>
/// <param name="Name">The name by which the runner selects it.</param>
/// <param name="Time">Sum of the measured times of its tests; null if it was never run.</param>
/// <param name="CanBeSelected">Whether a filter can select it. If not, it belongs to the last shard, which has everything that the others do not have.</param>
internal sealed record ShardUnit(string Name, TimeSpan? Time, bool CanBeSelected = true);
