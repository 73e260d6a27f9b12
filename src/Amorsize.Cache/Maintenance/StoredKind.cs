namespace Amorsize.Cache.Maintenance;

/// <summary>What a file of a cache's directory is.</summary>
internal enum StoredKind
{
    /// <summary>An entry, or what lies where one belongs and is none.</summary>
    Entry,

    /// <summary>What is left of an entry that was removed.</summary>
    Tombstone,

    /// <summary>A corrupt file that was set aside.</summary>
    Quarantined,

    /// <summary>A temporary file: of a build that is writing, or was killed then.</summary>
    Unfinished,

    /// <summary>Neither a result nor what is left of one: the lock, and the time of the last prune.</summary>
    Bookkeeping,

    /// <summary>Without the full form of our names, so not ours: never read, never touched.</summary>
    Foreign,
}
