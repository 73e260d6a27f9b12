using System.Runtime.CompilerServices;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>A loop so short that starting a second worker takes longer than all items.</summary>
internal readonly struct TinyInput : IComputation<int, int>
{
    public static KindFacts Facts { get; } = new(
        "tiny-input", "32 items of a few nanoseconds each: starting a thread takes longer than all items; sequential is right", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Range(0, 32)];

    [Workload("tiny-input", Items = nameof(Items))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Run(int item) => (item * 31) ^ (item >> 3);
}
