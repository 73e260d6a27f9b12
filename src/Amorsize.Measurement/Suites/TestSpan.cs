namespace Amorsize.Measurement.Suites;

/// <summary>When a test ran, within one run of the suite.</summary>
/// <param name="Start">Time from the start of the run's first test to the start of this test.</param>
/// <param name="Duration">Wall time of the test.</param>
internal readonly record struct TestSpan(TimeSpan Start, TimeSpan Duration);
