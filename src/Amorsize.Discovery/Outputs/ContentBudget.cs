namespace Amorsize.Discovery.Outputs;

/// <summary>How many bytes of input files one workload may still have hashed.</summary>
internal sealed class ContentBudget
{
    // 64 MB: at about 2 GB/s for the checksum, a workload costs at most some 30 ms after its files changed. Larger inputs count by size and time.
    private const long LimitBytes = 64 << 20;

    private long left = LimitBytes;

    /// <summary>Takes the bytes of one file from the budget; false if there are too few left, and then nothing is taken.</summary>
    public bool Take(long bytes)
    {
        if (bytes > left)
            return false;
        left -= bytes;
        return true;
    }
}
