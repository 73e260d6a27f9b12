namespace Amorsize.Benchmarks.Kinds;

/// <summary>What limits a kind, and so how many workers its grid goes up to.</summary>
internal enum Nature
{
    /// <summary>The processors: more workers than these are no legal choice.</summary>
    CpuBound,

    /// <summary>Mostly the processors, but a body may block or yield: the grid goes beyond them.</summary>
    MayBlock,

    /// <summary>Waiting: one of the kinds that are to gain most.</summary>
    IoBound,

    /// <summary>Waiting, until those beside each other keep the processors busy.</summary>
    Mixed,
}
