namespace Amorsize.Measurement.Suites;

/// <summary>Thrown when two sequential runs have different test results. A failure in a parallel run then proves nothing.</summary>
internal sealed class UnsteadySuiteException(IReadOnlyList<string> tests) : Exception
{
    /// <summary>Full names of the tests whose results differ.</summary>
    public IReadOnlyList<string> Tests => tests;
}
