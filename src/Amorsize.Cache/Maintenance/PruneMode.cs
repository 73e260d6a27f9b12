namespace Amorsize.Cache.Maintenance;

/// <summary>Values of the MSBuild property AmorsizePrune: which builds prune the cache.</summary>
internal enum PruneMode
{
    /// <summary>At most one build within 24 h.</summary>
    Auto,

    /// <summary>Every build.</summary>
    Always,

    /// <summary>No build.</summary>
    Never,
}
