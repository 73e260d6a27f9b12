namespace Amorsize.Tuning.Search;

/// <summary>One timed run.</summary>
/// <param name="Elapsed">Wall time.</param>
/// <param name="CpuTime">Time on a processor, of all threads of the process, without that of the just-in-time compiler.</param>
/// <param name="QueueWait">
/// Time that the thread which ran it was ready but had to wait for a processor; zero where the system does not tell, and where it ran on no thread
/// of its own.
/// </param>
internal readonly record struct Trial(TimeSpan Elapsed, TimeSpan CpuTime, TimeSpan QueueWait)
{
    /// <summary>CPU time over the elapsed time that was not spent waiting for a processor, 0 to 1.</summary>
    public double CpuShare
    {
        get
        {
            var own = Elapsed - QueueWait;
            return Math.Clamp(CpuTime / (own > TimeSpan.Zero ? own : Elapsed), 0, 1);
        }
    }
}
