namespace Amorsize.Measurement.Evidence;

/// <summary>The costs of a plan's trials beside their time, on average for one item. They are counted for the whole process.</summary>
/// <param name="CpuMicroseconds">CPU time without that of the just-in-time compiler, in microseconds.</param>
/// <param name="AllocatedBytes">Bytes allocated on the managed heap.</param>
/// <param name="LockContentions">How often a thread had to wait for a lock.</param>
/// <param name="Collections">Garbage collections.</param>
/// <param name="PauseMicroseconds">Time for which garbage collections stopped all threads, in microseconds.</param>
internal sealed record PlanCosts(double CpuMicroseconds, double AllocatedBytes, double LockContentions, double Collections, double PauseMicroseconds);
