namespace Amorsize.Measurement.Timing;

/// <summary>The findings of the sequential probe.</summary>
/// <param name="ItemMicroseconds">Time of one item, in microseconds: the median of the runs' means.</param>
/// <param name="CpuShare">CPU time over elapsed time of an item, 0 (it only waits) to 1 (it only computes).</param>
/// <param name="Runs">Mean time of an item in each run, in microseconds; empty where there was no time for a run.</param>
/// <param name="ItemTimes">
/// Times of single items from across the input, in its order, in microseconds. Empty where items are I/O-bound or too short to be timed one by one.
/// </param>
/// <param name="ItemBytes">Memory that an item needs while it runs, in bytes, estimated from the first run; 0 where it is unknown.</param>
internal sealed record ProbeResult(double ItemMicroseconds, double CpuShare, IReadOnlyList<double> Runs, IReadOnlyList<double> ItemTimes, long ItemBytes)
{
    public bool IsIoBound => CostModel.IsIoBoundShare(CpuShare);
}
