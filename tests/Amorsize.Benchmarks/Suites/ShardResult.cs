namespace Amorsize.Benchmarks.Suites;

/// <summary>One shard of a suite.</summary>
/// <param name="PredictedSeconds">The predicted time of its test process.</param>
/// <param name="MeasuredSeconds">The measured time of its test process.</param>
/// <param name="Tests">Number of its tests.</param>
internal sealed record ShardResult(double PredictedSeconds, double MeasuredSeconds, int Tests);
