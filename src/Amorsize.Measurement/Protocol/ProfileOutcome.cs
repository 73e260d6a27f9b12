namespace Amorsize.Measurement.Protocol;

/// <summary>The outcome of profiling one workload.</summary>
internal enum ProfileOutcome
{
    /// <summary>The search ended with a profile.</summary>
    Measured,

    /// <summary>The <see cref="WorkloadAttribute"/> cannot work, for example because there are no sample items. The user has to correct it.</summary>
    FlagCannotWork,

    /// <summary>A plan that the user wants to compare does not fit the workload.</summary>
    PlanCannotRun,

    /// <summary>The workload, or code around its measurement, threw an exception.</summary>
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
