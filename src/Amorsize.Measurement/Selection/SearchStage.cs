namespace Amorsize.Measurement.Selection;

/// <summary>The stages of a search. The values are the bytes by which a profiler process tells the build that it has reached one.</summary>
internal enum SearchStage : byte
{
    /// <summary>The subject runs until its code is compiled and its time is steady.</summary>
    WarmUp = (byte)'w',

    /// <summary>Sequential runs tell the time of an item, and whether it computes or waits.</summary>
    Probe = (byte)'p',

    /// <summary>Trials with more and more workers give the candidates.</summary>
    Scan = (byte)'s',

    /// <summary>The candidates and the reference plans run in rounds.</summary>
    Race = (byte)'r',
}
