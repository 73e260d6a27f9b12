namespace Amorsize.Cache.Exchange;

/// <summary>Values of the MSBuild property AmorsizeMerge: which entry wins if both sides have one for the same workload and machine.</summary>
internal enum MergePolicy
{
    /// <summary>The existing entry.</summary>
    Skip,

    /// <summary>The incoming entry.</summary>
    Overwrite,

    /// <summary>The entry that was created later, or the existing entry where both have the same time.</summary>
    Newer,
}
