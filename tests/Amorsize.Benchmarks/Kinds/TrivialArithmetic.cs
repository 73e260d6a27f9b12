using System.Runtime.CompilerServices;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that take as long as their call.</summary>
internal readonly struct TrivialArithmetic : IComputation<int, int>
{
    public static KindFacts Facts { get; } = new(
        "trivial", "8 million items of 2 ns: large ranges on all processors are best, small chunks are slower than sequential", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Range(0, 8_000_000)];

    [Workload("trivial", Items = nameof(Items))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Run(int item) => (item * 31) ^ (item >> 3);
}
