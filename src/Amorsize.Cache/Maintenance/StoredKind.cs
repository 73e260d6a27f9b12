namespace Amorsize.Cache.Maintenance;

/// <summary>The kind of a file in a cache's directory.</summary>
internal enum StoredKind
{
    /// <summary>An entry, or a defective file with the name of an entry.</summary>
    Entry,

    /// <summary>A file that replaces a removed entry and gives the reason.</summary>
    Tombstone,

    /// <summary>A corrupt file that was moved aside.</summary>
    Quarantined,

    /// <summary>A temporary file of a build that is writing or was killed while it wrote.</summary>
    Unfinished,

    /// <summary>The lock, the stamp of the last prune, or the runs of a search in progress.</summary>
    Bookkeeping,

    /// <summary>A file of another program, never read and never changed. Its name does not have the full form of a cache file.</summary>
    Foreign,
}
