using System.Text.RegularExpressions;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Searches with one regular expression that all workers share.</summary>
internal readonly partial struct RegexMatching : IComputation<string, int>
{
    public static KindFacts Facts { get; } = new("regex", "5,000 lines of a log, searched for addresses and times: short items that scale", Nature.CpuBound);

    public static string[] Items
    {
        get
        {
            var random = new Random(3);
            return [.. Enumerable.Range(0, 5000).Select(_ => string.Join(' ', Enumerable.Range(0, 40).Select(_ => random.Next(8) switch
            {
                0 => $"{random.Next(256)}.{random.Next(256)}.{random.Next(256)}.{random.Next(256)}",
                1 => $"user{random.Next(1000)}@host{random.Next(100)}.example",
                2 => $"{random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}",
                _ => $"word{random.Next(10_000)}",
            })))];
        }
    }

    [Workload("regex", Items = nameof(Items))]
    public static int Run(string item) => Pattern().Count(item);

    [GeneratedRegex(@"\b(\d{1,3}(\.\d{1,3}){3}|[a-z0-9]+@[a-z0-9.]+|\d\d:\d\d:\d\d)\b")]
    private static partial Regex Pattern();
}
