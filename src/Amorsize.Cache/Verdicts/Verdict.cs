namespace Amorsize.Cache.Verdicts;

/// <summary>The outcome of a look-up. The members stand in the order of the checks; the first check that fails gives the verdict.</summary>
internal enum Verdict
{
    /// <summary>The entry is valid.</summary>
    Hit,

    /// <summary>The cache has no entry for this workload.</summary>
    NotFound,

    /// <summary>The entry was pruned; a tombstone says when and why.</summary>
    Pruned,

    /// <summary>The operating system refuses to read the file.</summary>
    Unreadable,

    /// <summary>The bytes of the file are not those that a build wrote.</summary>
    Corrupt,

    /// <summary>The entry has another format version, or another version of the measuring method produced it.</summary>
    VersionMismatch,

    /// <summary>The entry is older than its age limit.</summary>
    Expired,

    /// <summary>The creation time of the entry lies in the future, so its age is unknown.</summary>
    FutureClock,

    /// <summary>The entry was measured on another kind of machine.</summary>
    MachineMismatch,

    /// <summary>The workload's code changed.</summary>
    WorkloadChanged,

    /// <summary>A property that influences the measurement changed.</summary>
    SettingsChanged,

    /// <summary>The last attempt to profile the workload failed.</summary>
    Failed,

    /// <summary>The stored plan is not legal on this machine or under the flag's ceiling.</summary>
    InvalidChoice,

    /// <summary>Another build was still profiling on this machine when the wait for it ended.</summary>
    LockTimeout,

    /// <summary>The entry was measured under load, and is old enough to be measured again when the machine may be quiet.</summary>
    Provisional,

    /// <summary>The remote cache did not answer.</summary>
    RemoteUnavailable,

    /// <summary>The remote cache's answer has no valid signature.</summary>
    RemoteUntrusted,
}
