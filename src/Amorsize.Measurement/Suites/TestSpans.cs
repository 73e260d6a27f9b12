namespace Amorsize.Measurement.Suites;

/// <summary>When one test ran, before and after the suite was tuned.</summary>
/// <param name="Test">Full name of the test.</param>
/// <param name="Before">When the test ran in the run before tuning; null where that run has no such test.</param>
/// <param name="After">When the test ran in a run under the chosen plan; null where that run has no such test.</param>
internal sealed record TestSpans(string Test, TestSpan? Before, TestSpan? After);
