namespace Amorsize.Measurement.Timing;

/// <summary>One timed run.</summary>
/// <param name="Elapsed">Wall time.</param>
/// <param name="CpuShare">CPU time over the time that it was allowed to run, 0 (it only waited) to 1.</param>
/// <param name="AllocatedBytes">Bytes that it allocated on the managed heap.</param>
/// <param name="IsComplete">False where it was stopped at its limit.</param>
internal readonly record struct Trial(TimeSpan Elapsed, double CpuShare, long AllocatedBytes = 0, bool IsComplete = true);
