namespace Amorsize.Benchmarks.Engines;

/// <summary>What a loop allocates, on all threads together.</summary>
internal static class AllocatedBytes
{
    private const int Loops = 21;

    /// <summary>The median of several runs: some also see what the runtime allocates for itself, or workers that do not meet.</summary>
    public static long Of(Action loop)
    {
        var bytes = new long[Loops];
        foreach (ref var one in bytes.AsSpan())
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            loop();
            one = GC.GetTotalAllocatedBytes(precise: true) - before;
        }
        Array.Sort(bytes);
        return bytes[Loops / 2];
    }
}
