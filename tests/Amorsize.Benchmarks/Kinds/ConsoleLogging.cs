namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that compute and write a line to the console, which all workers share under a lock.</summary>
internal readonly struct ConsoleLogging : IComputation<int, double>
{
    private const int Steps = 2800;

    public static KindFacts Facts { get; } = new("console-logging", "2,000 items of 20 µs that each write a line to the console: a lock and a system call an item", Nature.MayBlock);

    public static int[] Items => [.. Enumerable.Range(0, 2000)];

    [Workload("console-logging", Items = nameof(Items))]
    public static double Run(int item)
    {
        var root = Arithmetic.Roots(Steps);
        Console.WriteLine($"item {item}: {root}");
        return root;
    }
}
