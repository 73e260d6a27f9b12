using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Results;

/// <summary>The results that a runner has written.</summary>
/// <param name="Tests">The tests that ran.</param>
/// <param name="Error">An error of the run itself, such as a crash of its process; null if the runner wrote none.</param>
internal sealed record SuiteResults(IReadOnlyList<TestTime> Tests, string? Error = null);
