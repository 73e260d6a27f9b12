namespace Amorsize.Build.Pipeline.Check;

/// <summary>The build that measures a stale subject again.</summary>
internal enum NextMeasurement
{
    /// <summary>This build.</summary>
    Now,

    /// <summary>The next build without -question.</summary>
    OnceBuilt,

    /// <summary>A later build with the same properties.</summary>
    Later,

    /// <summary>A build that may measure, because this build may not (AmorsizeMode=CacheOnly).</summary>
    Elsewhere,
}
