namespace Amorsize.Measurement.Loops;

/// <summary>The main reason why a plan is slower than its number of workers allows.</summary>
internal enum Bottleneck
{
    /// <summary>The plan is about as fast as its workers allow, or the measurements do not show why not.</summary>
    None,

    /// <summary>Workers wait for a lock.</summary>
    Lock,

    /// <summary>An item takes more CPU time beside others: memory bandwidth, caches, or processors that share a core.</summary>
    Memory,

    /// <summary>Garbage collections stop all workers.</summary>
    GarbageCollector,

    /// <summary>Items are too unequal, or chunks too large, to be shared evenly.</summary>
    Imbalance,

    /// <summary>Claiming chunks and starting workers takes too long for items this short.</summary>
    Dispatch,

    /// <summary>There are too few items to keep all workers busy.</summary>
    TooFewItems,

    /// <summary>Workers wait for something outside of the process, such as a service that takes only so many requests at once.</summary>
    ExternalLimit,
}
