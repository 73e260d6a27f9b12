namespace Amorsize.Measurement.Suites;

/// <summary>A suite cannot be run sequentially; the message says why.</summary>
internal sealed class SuiteFailedException(SuiteEnd end, string message) : Exception(message)
{
    public SuiteEnd End => end;
}
