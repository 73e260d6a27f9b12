namespace Amorsize.Cache.Exchange;

/// <summary>The outcome of merging one incoming entry.</summary>
internal enum MergeOutcome
{
    /// <summary>The entry was added, because the target had none for its workload and machine.</summary>
    Added,

    /// <summary>The entry replaced the existing entry.</summary>
    Replaced,

    /// <summary>The entry was skipped, because the policy prefers the existing entry.</summary>
    SkippedExisting,

    /// <summary>The entry was skipped, because the existing entry is not older.</summary>
    SkippedOlder,

    /// <summary>The target already had the same entry.</summary>
    Unchanged,
}
