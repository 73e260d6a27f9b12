namespace Amorsize.Measurement.Suites;

/// <summary>When a test ran, in one run of the suite.</summary>
/// <param name="Start">Since the first test of the run was started.</param>
/// <param name="Duration">How long it took.</param>
internal readonly record struct TestSpan(TimeSpan Start, TimeSpan Duration);
