namespace Amorsize.Benchmarks.Engines;

/// <summary>Counts the bytes that a loop allocates on all threads.</summary>
internal static class AllocatedBytes
{
    private const int Loops = 21;

    /// <summary>The median of several runs. Single runs also count allocations of the runtime, or have workers that do not meet.</summary>
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
