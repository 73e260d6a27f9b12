namespace Amorsize.Measurement.Timing;

/// <summary>The findings of the warm-up.</summary>
/// <param name="ItemMicroseconds">Time of one item in its last run, in microseconds.</param>
/// <param name="CpuShare">CPU time over elapsed time of that run, 0 to 1.</param>
/// <param name="ItemBytes">Estimate of the memory that an item needs while it runs; 0 where it is not known.</param>
/// <param name="Runs">Its runs, of many the first and the last: elapsed time over items, in microseconds.</param>
internal readonly record struct WarmUpResult(double ItemMicroseconds, double CpuShare, long ItemBytes, IReadOnlyList<double> Runs);
