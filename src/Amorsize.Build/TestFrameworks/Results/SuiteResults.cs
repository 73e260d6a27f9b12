using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Results;

/// <summary>The results that a runner has written.</summary>
/// <param name="tests">The tests that ran.</param>
/// <param name="error">An error of the run itself, such as a crash of its process; null if the runner wrote none.</param>
internal sealed class SuiteResults(IReadOnlyList<TestTime> tests, string? error = null)
{
    public IReadOnlyList<TestTime> Tests => tests;

    public string? Error => error;
}
