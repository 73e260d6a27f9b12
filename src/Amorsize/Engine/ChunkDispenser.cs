namespace Amorsize.Engine;

/// <summary>Hands out the index ranges of one loop to its workers, chunk by chunk.</summary>
internal sealed class ChunkDispenser(int count, int chunkSize) : StopSignal
{
    private long claimed;

    /// <summary>Claims the items from <paramref name="from"/> up to, but without, <paramref name="to"/>; false if no item is left.</summary>
    public bool TryClaim(out int from, out int to)
    {
        var end = Interlocked.Add(ref claimed, chunkSize);
        from = (int)Math.Min(end - chunkSize, count);
        to = (int)Math.Min(end, count);
        return from < to;
    }
}
