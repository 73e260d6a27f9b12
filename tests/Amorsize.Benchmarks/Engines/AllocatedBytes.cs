namespace Amorsize.Benchmarks.Engines;

/// <summary>What a loop allocates, on all threads together.</summary>
internal static class AllocatedBytes
{
    private const int Loops = 20;

    /// <summary>The least of several runs: others also see what the runtime allocates for itself now and then.</summary>
    public static long Of(Action loop)
    {
        var least = long.MaxValue;
        for (var i = 0; i < Loops; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            loop();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }
}
