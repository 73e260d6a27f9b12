namespace Amorsize.Cache.Maintenance;

/// <summary>What one prune did.</summary>
internal sealed record PruneResult
{
    /// <summary>Whether it was due at all.</summary>
    public bool Ran { get; init; }

    /// <summary>Entries removed; each left a tombstone.</summary>
    public int Entries { get; init; }

    /// <summary>Files deleted that no look-up could use, unchanged for long: corrupt ones, and those of another version of the format.</summary>
    public int Defective { get; init; }

    /// <summary>Tombstones deleted, of entries removed long ago.</summary>
    public int Tombstones { get; init; }

    /// <summary>Temporary files deleted, left by builds that were killed.</summary>
    public int TemporaryFiles { get; init; }

    /// <summary>Corrupt files deleted, set aside long ago.</summary>
    public int QuarantinedFiles { get; init; }

    /// <summary>Empty directories deleted.</summary>
    public int Directories { get; init; }

    /// <summary>Steps that the file system refused.</summary>
    public int Errors { get; init; }

    /// <summary>Why it did not run though it was due, or could not note that it ran; <see langword="null"/> where nothing was in the way.</summary>
    public Exception? Obstacle { get; init; }
}
