namespace Amorsize.Build.Pipeline.Check;

/// <summary>When a stale workload is measured again.</summary>
internal enum NextMeasurement
{
    /// <summary>In this build.</summary>
    Now,

    /// <summary>In one that is no mere question whether there is something to do.</summary>
    OnceBuilt,

    /// <summary>In a later one like this.</summary>
    Later,

    /// <summary>In none like this: it may not measure.</summary>
    Elsewhere,
}
