namespace Amorsize.Benchmarks.Kinds;

/// <summary>What limits a kind, and so how many workers its grid goes up to.</summary>
internal enum Nature
{
    /// <summary>The processors: more workers than these are no legal choice.</summary>
    Computes,

    /// <summary>Mostly the processors, but a body may block or yield: the grid goes beyond them.</summary>
    MayWait,

    /// <summary>Waiting: one of the kinds that are to gain most.</summary>
    Waits,

    /// <summary>Waiting, until those beside each other keep the processors busy.</summary>
    WaitsAndComputes,
}
