using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Suites;

/// <summary>The shards of one suite on one runner.</summary>
/// <param name="Shape">The suite.</param>
/// <param name="Runner">The runner.</param>
/// <param name="Tests">Number of its tests.</param>
/// <param name="WholeSeconds">Time of its test process with all tests, as tuning measured it.</param>
/// <param name="Shards">The shards.</param>
/// <param name="Machine">The machine of the measurement.</param>
internal sealed record ShardsResult(string Shape, string Runner, int Tests, double WholeSeconds, IReadOnlyList<ShardResult> Shards, MachineFacts Machine);
