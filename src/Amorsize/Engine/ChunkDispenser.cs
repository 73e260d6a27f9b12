namespace Amorsize.Engine;

/// <summary>The items that the workers of one loop have claimed.</summary>
internal sealed class ChunkDispenser(int count, int chunk) : StopSignal
{
    private long claimed;

    /// <summary>Claims the next chunk; false where nothing is left.</summary>
    public bool TryClaim(out int from, out int to)
    {
        var end = Interlocked.Add(ref claimed, chunk);
        from = (int)Math.Min(end - chunk, count);
        to = (int)Math.Min(end, count);
        return from < to;
    }
}
