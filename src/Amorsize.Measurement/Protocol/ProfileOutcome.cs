namespace Amorsize.Measurement.Protocol;

/// <summary>The outcome of profiling one workload.</summary>
internal enum ProfileOutcome
{
    /// <summary>The search ended with a profile.</summary>
    Measured,

    /// <summary>The flag cannot work, for example because of wrong items or a missing instance. The user has to correct it.</summary>
    FlagCannotWork,

    /// <summary>The workload threw.</summary>
    Threw,

    /// <summary>The workload did not end within its time limit.</summary>
    TimedOut,

    /// <summary>The workload's process ended without a report.</summary>
    Crashed,

    /// <summary>The workload ran out of memory.</summary>
    OutOfMemory,

    /// <summary>The load of other processes prevented a valid measurement.</summary>
    Interference,

    /// <summary>The runtime that the workload needs is not installed on this machine.</summary>
    CannotRunHere,
}
