namespace Amorsize.Measurement.Timing;

/// <summary>One timed run.</summary>
/// <param name="Elapsed">Wall time.</param>
/// <param name="CpuShare">How much of the time that it was let run it computed, 0 (it only waited) to 1.</param>
/// <param name="AllocatedBytes">What it allocated on the managed heap.</param>
/// <param name="IsComplete">False where it was stopped at its limit.</param>
internal readonly record struct Trial(TimeSpan Elapsed, double CpuShare, long AllocatedBytes = 0, bool IsComplete = true);
