namespace Amorsize.Cache.Tests.Proofs;

/// <summary>A defect that is planted in the cache, to show that the comparison with the model finds it.</summary>
public enum PlantedDefect
{
    None,

    /// <summary>A prune deletes an entry and leaves no tombstone.</summary>
    NoTombstone,

    /// <summary>A look-up deletes expired entries before it reads.</summary>
    PruneFirst,

    /// <summary>A prune removes an entry as soon as it is expired, without a grace period.</summary>
    NoGrace,

    /// <summary>A prune removes entries that its build looked up.</summary>
    NothingKept,

    /// <summary>A store deletes the entries of other machines.</summary>
    ForeignOverwritten,
}
