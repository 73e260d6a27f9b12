namespace Amorsize.Measurement.Protocol;

/// <summary>How profiling one workload ended.</summary>
internal enum ProfileOutcome
{
    /// <summary>There is a profile.</summary>
    Measured,

    /// <summary>The flag cannot work: wrong items, no instance. The user's mistake, to be corrected.</summary>
    FlagCannotWork,

    /// <summary>The workload threw.</summary>
    Threw,

    /// <summary>It did not end in its time.</summary>
    TimedOut,

    /// <summary>Its process ended without a report.</summary>
    Crashed,

    /// <summary>It ran out of memory.</summary>
    OutOfMemory,

    /// <summary>Other processes kept the machine so busy that nothing could be measured cleanly.</summary>
    Interference,

    /// <summary>The runtime that it needs is not installed here.</summary>
    CannotRunHere,
}
