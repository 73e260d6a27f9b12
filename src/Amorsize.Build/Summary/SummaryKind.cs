namespace Amorsize.Build.Summary;

/// <summary>The kinds of news about a workload or suite, in the order in which a summary lists them.</summary>
internal enum SummaryKind
{
    /// <summary>Its result is stale, and this build does not measure it.</summary>
    Stale,

    /// <summary>Its measurement failed.</summary>
    Failed,

    /// <summary>It could not be measured on this machine now.</summary>
    Refused,

    /// <summary>It was measured.</summary>
    Measured,
}
