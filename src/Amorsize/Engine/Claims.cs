using System.Runtime.CompilerServices;

namespace Amorsize.Engine;

/// <summary>The items that the workers of one loop have claimed, and whether they are to go on.</summary>
internal sealed class Claims(int count, int chunk)
{
    private long claimed;
    private volatile bool ended;

    /// <summary>
    /// Whether no further item is to be started. <see cref="ParallelLoopState.ShouldExitCurrentIteration"/> says the same, but asking it before each item
    /// costs as much as a small body.
    /// </summary>
    public bool Ended
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ended;
    }

    public void End() => ended = true;

    /// <summary>Claims the next chunk; false where nothing is left.</summary>
    public bool TryClaim(out int from, out int to)
    {
        var end = Interlocked.Add(ref claimed, chunk);
        from = (int)Math.Min(end - chunk, count);
        to = (int)Math.Min(end, count);
        return from < to;
    }
}
