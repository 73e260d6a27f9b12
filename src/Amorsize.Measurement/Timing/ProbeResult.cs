namespace Amorsize.Measurement.Timing;

/// <summary>What the sequential probe found.</summary>
/// <param name="ItemMicroseconds">Time of one item, in microseconds: the median of the runs' means.</param>
/// <param name="CpuShare">CPU time over elapsed time, 0 (only waits) to 1 (only computes).</param>
/// <param name="Runs">Every run: elapsed time over its items, in microseconds; none where there was no time for it.</param>
/// <param name="ItemTimes">Times of single items from across the input, in its order, in microseconds; empty where they were too short to be timed one by one, or mostly wait.</param>
/// <param name="ItemBytes">Memory that an item needs while it is worked on, estimated from its first run; 0 where that is not known.</param>
internal sealed record ProbeResult(double ItemMicroseconds, double CpuShare, IReadOnlyList<double> Runs, IReadOnlyList<double> ItemTimes, long ItemBytes)
{
    public bool IsIoBound => CostModel.IsIoBoundShare(CpuShare);
}
