namespace Amorsize.Measurement.Timing;

/// <summary>One timed run of a subject under a candidate.</summary>
/// <param name="Elapsed">Wall time.</param>
/// <param name="CpuShare">CPU time over the elapsed time not spent waiting for a free processor; 0 (it only waited) to 1 (it only computed).</param>
/// <param name="AllocatedBytes">Bytes that the run allocated on the managed heap.</param>
/// <param name="Collections">Garbage collections during the run.</param>
/// <param name="CollectionPause">Time for which garbage collections stopped all threads during the run.</param>
/// <param name="IsComplete">False where the run was stopped at its time limit.</param>
internal readonly record struct Trial(TimeSpan Elapsed, double CpuShare, long AllocatedBytes = 0, int Collections = 0, TimeSpan CollectionPause = default, bool IsComplete = true)
{
    /// <summary>CPU time of the process without that of the just-in-time compiler; zero where it is unknown.</summary>
    public TimeSpan Cpu { get; init; }

    /// <summary>How often a thread of the process had to wait for a lock.</summary>
    public long LockContentions { get; init; }
}
