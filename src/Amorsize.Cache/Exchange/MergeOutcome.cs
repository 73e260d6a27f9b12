namespace Amorsize.Cache.Exchange;

/// <summary>What became of an entry that was to come.</summary>
internal enum MergeOutcome
{
    /// <summary>It came where there was none.</summary>
    Added,

    /// <summary>It came in place of another.</summary>
    Replaced,

    /// <summary>It did not come, because the policy prefers whatever is there.</summary>
    SkippedExisting,

    /// <summary>It did not come, because what is there is not older.</summary>
    SkippedOlder,

    /// <summary>It was there already, the very same.</summary>
    Unchanged,
}
