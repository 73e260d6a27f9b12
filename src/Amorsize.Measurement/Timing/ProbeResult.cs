namespace Amorsize.Measurement.Timing;

/// <summary>The findings of the sequential probe.</summary>
/// <param name="ItemMicroseconds">Time of one item, in microseconds: the median of the runs' means.</param>
/// <param name="CpuShare">CPU time over elapsed time, 0 (only waits) to 1 (only computes).</param>
/// <param name="Runs">Every run: elapsed time over its items, in microseconds; empty where there was no time for one.</param>
/// <param name="ItemTimes">Times of single items from across the input, in its order, in microseconds; empty where they were too short to be timed one by one, or are I/O-bound.</param>
/// <param name="ItemBytes">Memory that an item needs while it runs, estimated from its first run; 0 where that is not known.</param>
internal sealed record ProbeResult(double ItemMicroseconds, double CpuShare, IReadOnlyList<double> Runs, IReadOnlyList<double> ItemTimes, long ItemBytes)
{
    public bool IsIoBound => CostModel.IsIoBoundShare(CpuShare);
}
