namespace Amorsize.Cache.Tests.Proofs;

/// <summary>A defect that is put into the cache to see whether the model finds it.</summary>
public enum PlantedDefect
{
    None,

    /// <summary>Prune deletes, and leaves no tombstone.</summary>
    NoTombstone,

    /// <summary>A look-up deletes what has expired before it reads.</summary>
    PruneFirst,

    /// <summary>Prune removes as soon as a look-up says "expired".</summary>
    NoGrace,

    /// <summary>Prune removes what its build looked up.</summary>
    NothingKept,

    /// <summary>A store takes the place of other machines' entries.</summary>
    ForeignOverwritten,
}
