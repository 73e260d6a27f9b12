namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that allocate objects, some of which live for a while. All workers share the time of the garbage collector.</summary>
internal readonly struct Allocating : IComputation<int, int>
{
    public static KindFacts Facts { get; } = new("allocating", "1,250 items that make 100 KB of small objects each: limited by the garbage collector; times scatter", Nature.CpuBound);

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
