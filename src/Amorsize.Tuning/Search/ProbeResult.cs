namespace Amorsize.Tuning.Search;

/// <summary>What the sequential probe found.</summary>
/// <param name="ItemMicroseconds">Time of one item, in microseconds.</param>
/// <param name="CpuShare">CPU time over elapsed time, 0 (only waits) to 1 (only computes).</param>
internal readonly record struct ProbeResult(double ItemMicroseconds, double CpuShare)
{
    public bool IsLatencyBound => CpuShare < CostModel.LatencyBoundCpuShare;
}
