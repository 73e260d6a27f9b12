namespace Amorsize.Tuning.Search;

/// <summary>One timed run.</summary>
/// <param name="Elapsed">Wall time.</param>
/// <param name="CpuTime">Time on a processor, of all threads of the process.</param>
/// <param name="QueueWait">Time that the running thread was ready but had to wait for a processor; zero where the system does not tell.</param>
internal readonly record struct Trial(TimeSpan Elapsed, TimeSpan CpuTime, TimeSpan QueueWait)
{
    /// <summary>CPU time over the elapsed time that was not spent waiting for a processor, 0 to 1.</summary>
    public double CpuShare
    {
        get
        {
            var own = Elapsed - QueueWait;
            return own <= TimeSpan.Zero ? 1 : Math.Clamp(CpuTime / own, 0, 1);
        }
    }
}
