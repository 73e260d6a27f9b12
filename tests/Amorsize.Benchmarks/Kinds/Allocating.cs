namespace Amorsize.Benchmarks.Kinds;

/// <summary>Garbage, some of which lives for a while: the collector's time is shared by all workers.</summary>
internal readonly struct Allocating : IComputation<int, int>
{
    public static KindFacts Facts { get; } = new("allocating", "1,250 items that make 100 KB of small objects each: limited by the garbage collector; noisy", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Range(0, 1250)];

    [Workload("allocating", Items = nameof(Items))]
    public static int Run(int item)
    {
        var words = new Dictionary<int, string>();
        for (var i = 0; i < 1000; i++)
            words[i * 7] = new string((char)('a' + (i % 26)), 16);
        return words.Count;
    }
}
