namespace Amorsize.Cache.Verdicts;

/// <summary>How a look-up ends. Declared in the order of the checks: of several that fail, the first is the verdict.</summary>
internal enum Verdict
{
    /// <summary>There is an entry, and it holds here and now.</summary>
    Hit,

    /// <summary>No entry for this workload.</summary>
    NotFound,

    /// <summary>There was one; it was pruned.</summary>
    Pruned,

    /// <summary>The operating system does not give its bytes.</summary>
    Unreadable,

    /// <summary>Its bytes are not what was written.</summary>
    Corrupt,

    /// <summary>Written in another format, or measured by another method.</summary>
    VersionMismatch,

    /// <summary>Older than its limit.</summary>
    Expired,

    /// <summary>From the future: its age, and so whether it has expired, cannot be known.</summary>
    FutureClock,

    /// <summary>Measured on another kind of machine.</summary>
    MachineMismatch,

    /// <summary>The workload's code is another.</summary>
    WorkloadChanged,

    /// <summary>A property that shapes the measurement is another.</summary>
    SettingsChanged,

    /// <summary>The last profile failed.</summary>
    Failed,

    /// <summary>The stored choice is not legal here.</summary>
    InvalidChoice,

    /// <summary>Another build has been profiling on this machine for too long.</summary>
    LockTimeout,

    /// <summary>The remote cache did not answer.</summary>
    RemoteUnavailable,

    /// <summary>The remote cache's answer is not signed by someone we trust.</summary>
    RemoteUntrusted,
}
