namespace Amorsize.Measurement.Suites;

/// <summary>The limits of a suite's search.</summary>
/// <param name="Processors">Number of processors that this process may use; at least 1.</param>
/// <param name="Budget">Time for measuring, in all builds together. A search ends within it, or at most one run later.</param>
/// <param name="Shortest">Shortest sequential run that is worth tuning. A suite that takes less stays unchanged.</param>
/// <param name="Slice">Time for measuring in one build. A search that takes longer first looks for a plan that can be used meanwhile.</param>
internal sealed record SuiteLimits(int Processors, TimeSpan Budget, TimeSpan Shortest, TimeSpan Slice);
