namespace Amorsize.Measurement.Suites;

/// <summary>Tests that do not end alike when they are run twice one after the other: nothing could be told from their failing in parallel.</summary>
internal sealed class UnsteadySuiteException(IReadOnlyList<string> tests) : Exception
{
    /// <summary>Their full names.</summary>
    public IReadOnlyList<string> Tests => tests;
}
