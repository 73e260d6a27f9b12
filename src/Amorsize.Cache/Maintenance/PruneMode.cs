namespace Amorsize.Cache.Maintenance;

/// <summary>AmorsizePrune: in which builds the cache is pruned.</summary>
internal enum PruneMode
{
    /// <summary>In at most one build within 24 h.</summary>
    Auto,

    /// <summary>In every build.</summary>
    Always,

    /// <summary>In no build.</summary>
    Never,
}
