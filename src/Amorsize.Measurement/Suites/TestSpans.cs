namespace Amorsize.Measurement.Suites;

/// <summary>When one test ran, before and after the suite was tuned.</summary>
/// <param name="Test">Its full name.</param>
/// <param name="Before">In the run before; null where it was not found there.</param>
/// <param name="After">In a run under the choice; null where it was not found there.</param>
internal sealed record TestSpans(string Test, TestSpan? Before, TestSpan? After);
