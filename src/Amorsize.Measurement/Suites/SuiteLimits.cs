namespace Amorsize.Measurement.Suites;

/// <summary>What the search of a suite may use.</summary>
/// <param name="Processors">Processors usable here; at least 1.</param>
/// <param name="Budget">Measuring time. A search ends within it, plus one run.</param>
/// <param name="Shortest">A suite that takes less sequentially is left alone.</param>
internal sealed record SuiteLimits(int Processors, TimeSpan Budget, TimeSpan Shortest);
