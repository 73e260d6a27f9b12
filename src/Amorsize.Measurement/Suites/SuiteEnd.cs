namespace Amorsize.Measurement.Suites;

/// <summary>How a run of a suite ended.</summary>
internal enum SuiteEnd
{
    /// <summary>By itself, with results, whether tests failed or not.</summary>
    Completed,

    /// <summary>It was stopped at its limit.</summary>
    TimedOut,

    /// <summary>It was stopped because it exceeded its memory limit.</summary>
    OutOfMemory,

    /// <summary>By itself, without results.</summary>
    Crashed,
}
