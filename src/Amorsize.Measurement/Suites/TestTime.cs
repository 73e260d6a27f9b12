namespace Amorsize.Measurement.Suites;

/// <summary>One test in one run of a suite.</summary>
/// <param name="Name">Full name of the test; the rows of a parameterized test method may share it.</param>
/// <param name="Class">The class that the test belongs to.</param>
/// <param name="Duration">Wall time of the test.</param>
/// <param name="Failed">Whether the test failed.</param>
/// <param name="StartedAt">When the test was started; null where the runner does not report it.</param>
internal sealed record TestTime(string Name, string Class, TimeSpan Duration, bool Failed, DateTimeOffset? StartedAt = null);
