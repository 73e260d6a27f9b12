namespace Amorsize.Measurement.Timing;

/// <summary>What the warm-up saw on the way.</summary>
/// <param name="ItemMicroseconds">Time of one item in its last run, in microseconds.</param>
/// <param name="CpuShare">CPU time over elapsed time of that run, 0 to 1.</param>
/// <param name="ItemBytes">Estimate of the memory that an item needs while it is worked on; 0 where it is not known.</param>
/// <param name="Runs">Its runs, where there were many the first and the last of them: elapsed time over items, in microseconds.</param>
internal readonly record struct WarmUpResult(double ItemMicroseconds, double CpuShare, long ItemBytes, IReadOnlyList<double> Runs);
