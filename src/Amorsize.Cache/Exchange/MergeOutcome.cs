namespace Amorsize.Cache.Exchange;

/// <summary>The outcome of merging one incoming entry.</summary>
internal enum MergeOutcome
{
    /// <summary>The entry was added where the target had none.</summary>
    Added,

    /// <summary>The entry replaced another.</summary>
    Replaced,

    /// <summary>The entry was skipped, because the policy prefers the existing entry.</summary>
    SkippedExisting,

    /// <summary>The entry was skipped, because the existing entry is not older.</summary>
    SkippedOlder,

    /// <summary>The target already had the same entry.</summary>
    Unchanged,
}
