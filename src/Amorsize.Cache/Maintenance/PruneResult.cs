namespace Amorsize.Cache.Maintenance;

/// <summary>The outcome of a prune.</summary>
internal sealed record PruneResult
{
    /// <summary>Whether a prune was due and got the cache's lock, so that it ran.</summary>
    public bool Ran { get; init; }

    /// <summary>Whether a limit ended it, so that it did not reach all files.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Number of entries replaced by tombstones.</summary>
    public int Entries { get; init; }

    /// <summary>Number of deleted files that were corrupt or of another format version.</summary>
    public int Defective { get; init; }

    /// <summary>Number of deleted tombstones.</summary>
    public int Tombstones { get; init; }

    /// <summary>Number of deleted temporary files, which killed builds had left.</summary>
    public int TemporaryFiles { get; init; }

    /// <summary>Number of deleted quarantined files.</summary>
    public int QuarantinedFiles { get; init; }

    /// <summary>Number of deleted empty directories.</summary>
    public int Directories { get; init; }

    /// <summary>Number of operations, such as deletions, that the file system refused.</summary>
    public int Errors { get; init; }

    /// <summary>The reason why a due prune did not run or could not write its stamp; <see langword="null"/> otherwise.</summary>
    public Exception? Obstacle { get; init; }
}
