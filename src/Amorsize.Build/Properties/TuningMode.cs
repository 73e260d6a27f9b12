namespace Amorsize.Build.Properties;

/// <summary>The MSBuild property AmorsizeMode: how a build treats workloads without a valid result.</summary>
internal enum TuningMode
{
    /// <summary><see cref="Profile"/> on a developer's machine, <see cref="CacheOnly"/> on CI.</summary>
    Auto,

    /// <summary>Measure workloads without a valid result.</summary>
    Profile,

    /// <summary>Never measure; say why a result is stale.</summary>
    CacheOnly,

    /// <summary>Measure all workloads, whatever the cache says.</summary>
    Refresh,
}
