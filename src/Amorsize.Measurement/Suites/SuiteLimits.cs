namespace Amorsize.Measurement.Suites;

/// <summary>The limits of a suite's search.</summary>
/// <param name="Processors">Processors usable here; at least 1.</param>
/// <param name="Budget">Measuring time. A search ends within it, plus one run.</param>
/// <param name="Shortest">A suite whose sequential run is shorter stays unchanged.</param>
internal sealed record SuiteLimits(int Processors, TimeSpan Budget, TimeSpan Shortest);
