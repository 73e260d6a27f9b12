namespace Amorsize.Measurement.Suites;

/// <summary>Thrown when a suite cannot be run even sequentially. The message says why.</summary>
internal sealed class SuiteFailedException(SuiteEnd end, string message) : Exception(message)
{
    public SuiteEnd End => end;
}
