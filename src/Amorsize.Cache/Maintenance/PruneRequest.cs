using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Maintenance;

/// <summary>What one build wants pruned.</summary>
internal sealed record PruneRequest
{
    /// <summary>Whether only when due.</summary>
    public required PruneMode Mode { get; init; }

    /// <summary>
    /// What this build looked up: never deleted, however old, nor is what the same workload has for another framework, which the same build may look up
    /// a moment later. Of the same build and not among them is what it no longer has.
    /// </summary>
    public required IReadOnlySet<EntryKey> Keep { get; init; }

    /// <summary>The machine of this build.</summary>
    public required Machine Machine { get; init; }

    /// <summary>Age limit of look-ups.</summary>
    public required TimeSpan Ttl { get; init; }

    /// <summary>How much it may take.</summary>
    public required PruneLimits Limits { get; init; }
}
