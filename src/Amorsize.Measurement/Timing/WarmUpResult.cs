namespace Amorsize.Measurement.Timing;

/// <summary>The findings of the warm-up.</summary>
/// <param name="ItemMicroseconds">Mean time of one item in the last run of the warm-up, in microseconds.</param>
/// <param name="CpuShare">CPU time over elapsed time of the last run, 0 to 1.</param>
/// <param name="ItemBytes">Estimated memory that an item needs while it runs, in bytes; 0 where it is unknown.</param>
/// <param name="Runs">Mean time of an item in each run, in microseconds. Of a long warm-up only the first and the last runs are kept.</param>
internal readonly record struct WarmUpResult(double ItemMicroseconds, double CpuShare, long ItemBytes, IReadOnlyList<double> Runs);
