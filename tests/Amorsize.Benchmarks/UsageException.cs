namespace Amorsize.Benchmarks;

/// <summary>Signals a wrong command line. The message names the mistake.</summary>
internal sealed class UsageException(string message) : Exception(message);
