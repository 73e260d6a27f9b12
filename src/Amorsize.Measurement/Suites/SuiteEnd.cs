namespace Amorsize.Measurement.Suites;

/// <summary>How a run of a suite ended.</summary>
internal enum SuiteEnd
{
    /// <summary>The run ended by itself and has results, whether tests failed or not.</summary>
    Completed,

    /// <summary>The run was stopped at its time limit.</summary>
    TimedOut,

    /// <summary>The run was stopped because it exceeded its memory limit.</summary>
    OutOfMemory,

    /// <summary>The run ended by itself, without results.</summary>
    Crashed,
}
