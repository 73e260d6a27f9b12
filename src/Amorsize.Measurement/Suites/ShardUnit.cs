namespace Amorsize.Measurement.Suites;

/// <summary>A part of a suite that runs on one machine as a whole.</summary>
/// <param name="Name">The name by which the runner selects it.</param>
/// <param name="Time">Sum of the measured times of its tests; null if it was never run.</param>
internal sealed record ShardUnit(string Name, TimeSpan? Time);
