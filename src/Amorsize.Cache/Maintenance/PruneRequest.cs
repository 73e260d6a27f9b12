using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Maintenance;

/// <summary>The request of a build to prune its cache.</summary>
internal sealed record PruneRequest
{
    /// <summary>Whether the build prunes always, never, or only if the last prune is at least 24 h old.</summary>
    public required PruneMode Mode { get; init; }

    /// <summary>
    /// The keys that this build looked up. Their entries are never deleted, whatever their age and target framework, because a multi-targeted build may
    /// look up its other frameworks next.
    /// </summary>
    public required IReadOnlySet<EntryKey> Keep { get; init; }

    /// <summary>The keys of workloads that this build's project has not flagged for a day, or no longer flags where the prune was asked for. Their entries of <see cref="Machine"/> are pruned at any age.</summary>
    public IReadOnlySet<EntryKey> Gone { get; init; } = new HashSet<EntryKey>();

    /// <summary>The machine of this build.</summary>
    public required Machine Machine { get; init; }

    /// <summary>The age limit of results in look-ups; a prune adds a grace period to it.</summary>
    public required TimeSpan Ttl { get; init; }

    /// <summary>
    /// The most files that this prune examines, and the time after which it examines no further one, so that it does not delay a build. A later prune goes on.
    /// </summary>
    public required (int Files, TimeSpan Time) Limits { get; init; }
}
