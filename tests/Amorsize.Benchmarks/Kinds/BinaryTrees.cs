namespace Amorsize.Benchmarks.Kinds;

/// <summary>Trees that are built and counted, as in the benchmarks game: hardly anything but allocation.</summary>
internal readonly struct BinaryTrees : IComputation<int, int>
{
    public static KindFacts Facts { get; } = new("binary-trees", "200 trees of 16,383 nodes, built and counted: limited by the garbage collector; times scatter", Nature.CpuBound);

    public static int[] Items => [.. Enumerable.Repeat(13, 200)];

    [Workload("binary-trees", Items = nameof(Items))]
    public static int Run(int item) => Tree.OfDepth(item).Count;

    private sealed record Tree(Tree? Left, Tree? Right)
    {
        public int Count => 1 + (Left?.Count ?? 0) + (Right?.Count ?? 0);

        public static Tree OfDepth(int depth) => depth == 0 ? new(null, null) : new(OfDepth(depth - 1), OfDepth(depth - 1));
    }
}
