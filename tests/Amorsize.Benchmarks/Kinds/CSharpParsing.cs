using Microsoft.CodeAnalysis.CSharp;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>C# files that Roslyn parses: many small objects that live as long as their tree.</summary>
internal readonly struct CSharpParsing : IComputation<string, int>
{
    private const int MaxMethods = 120;

    public static KindFacts Facts { get; } = new("csharp-parsing", "120 files of 1 to 120 methods, parsed by Roslyn: unequal items that allocate trees", Nature.CpuBound);

    public static string[] Items
    {
        get
        {
            var random = new Random(7);
            return [.. Enumerable.Range(1, MaxMethods).Select(methods => Source(random, methods))];
        }
    }

    [Workload("csharp-parsing", Items = nameof(Items))]
    public static int Run(string item) => CSharpSyntaxTree.ParseText(item).GetRoot().DescendantNodes().Count();

    private static string Source(Random random, int methods) => $$"""
        namespace Sample;

        public sealed class Type{{random.Next(1000)}}
        {
        {{string.Join('\n', Enumerable.Range(0, methods).Select(method => $$"""
                // {{RandomText.Words(random, 8)}}
                public static int Method{{method}}(int first, string second)
                {
                    var sum = first;
                    foreach (var character in second)
                        sum += character > {{random.Next(100)}} ? character * {{random.Next(10)}} : first - character;
                    return sum == 0 ? throw new ArgumentException($"{second} has no sum", nameof(second)) : Math.Max(sum, {{random.Next(1000)}});
                }
            """))}}
        }
        """;
}
