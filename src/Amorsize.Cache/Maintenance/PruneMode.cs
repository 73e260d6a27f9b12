namespace Amorsize.Cache.Maintenance;

/// <summary>When a build prunes.</summary>
internal enum PruneMode
{
    /// <summary>At most once in 24 h.</summary>
    Auto,

    /// <summary>In every build.</summary>
    Always,

    /// <summary>Not at all.</summary>
    Never,
}
