namespace Amorsize.Cache.Exchange;

/// <summary>AmorsizeMerge: which entry stays where both sides have one of a workload and machine.</summary>
internal enum MergePolicy
{
    /// <summary>The one that is there.</summary>
    Skip,

    /// <summary>The one that comes.</summary>
    Overwrite,

    /// <summary>The one that was stored later; of two of the same time, the one that is there.</summary>
    Newer,
}
