namespace Amorsize.Build.Properties;

/// <summary>AmorsizeMode: how a build treats workloads without a valid result.</summary>
internal enum TuningMode
{
    /// <summary>Profile on a developer's machine, CacheOnly on CI.</summary>
    Auto,

    /// <summary>Measure them.</summary>
    Profile,

    /// <summary>Never measure; say why a result is stale.</summary>
    CacheOnly,

    /// <summary>Measure all workloads, whatever the cache says.</summary>
    Refresh,
}
