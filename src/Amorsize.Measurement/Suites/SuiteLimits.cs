namespace Amorsize.Measurement.Suites;

/// <summary>The limits of a suite's search.</summary>
/// <param name="Processors">Number of processors that this process may use; at least 1.</param>
/// <param name="Budget">Time for measuring. A search ends within it, or at most one run later.</param>
/// <param name="Shortest">Shortest sequential run that is worth tuning. A suite that takes less stays unchanged.</param>
internal sealed record SuiteLimits(int Processors, TimeSpan Budget, TimeSpan Shortest);
