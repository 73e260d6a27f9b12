namespace Amorsize.Measurement.Suites;

/// <summary>Two sequential runs have different results, so that a failure in a parallel run proves nothing.</summary>
internal sealed class UnsteadySuiteException(IReadOnlyList<string> tests) : Exception
{
    /// <summary>Their full names.</summary>
    public IReadOnlyList<string> Tests => tests;
}
