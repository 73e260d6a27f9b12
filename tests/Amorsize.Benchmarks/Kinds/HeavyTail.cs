namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items of which a few, at random places, take most of the time.</summary>
internal readonly struct HeavyTail : IComputation<int, double>
{
    private const int Usual = 2900;
    private const int Rare = 430_000;

    public static KindFacts Facts { get; } = new(
        "heavy-tail", "500 items of 20 µs, of which about one in fifty takes 3 ms: chunk 1 balances, large chunks depend on luck", Nature.CpuBound);

    public static int[] Items
    {
        get
        {
            var random = new Random(4);
            return [.. Enumerable.Range(0, 500).Select(_ => random.Next(50) == 0 ? Rare : Usual)];
        }
    }

    [Workload("heavy-tail", Items = nameof(Items))]
    public static double Run(int item) => Arithmetic.Roots(item);
}
