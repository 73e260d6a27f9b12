using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Maintenance;

/// <summary>The request of a build to prune its cache.</summary>
internal sealed record PruneRequest
{
    /// <summary>Whether the build prunes always, never or only when a prune is due.</summary>
    public required PruneMode Mode { get; init; }

    /// <summary>
    /// The keys that this build looked up. Their entries are never deleted, however old, for any framework: a build of several frameworks may look up
    /// the others a moment later. An entry of the same build with another key belongs to a workload that no longer exists.
    /// </summary>
    public required IReadOnlySet<EntryKey> Keep { get; init; }

    /// <summary>The machine of this build.</summary>
    public required Machine Machine { get; init; }

    /// <summary>The age limit of look-ups.</summary>
    public required TimeSpan Ttl { get; init; }

    /// <summary>Limits of this prune.</summary>
    public required PruneLimits Limits { get; init; }
}
