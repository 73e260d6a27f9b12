using Markdig;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Documents that Markdig renders as HTML.</summary>
internal readonly struct MarkdownRendering : IComputation<string, int>
{
    public static KindFacts Facts { get; } = new("markdown", "400 documents of 60 blocks, rendered by Markdig: parsing with some garbage", Nature.CpuBound);

    public static string[] Items
    {
        get
        {
            var random = new Random(9);
            return [.. Enumerable.Range(0, 400).Select(_ => string.Join("\n\n", Enumerable.Range(0, 60).Select(_ => Block(random))))];
        }
    }

    [Workload("markdown", Items = nameof(Items))]
    public static int Run(string item) => Markdown.ToHtml(item).Length;

    private static string Block(Random random) => random.Next(6) switch
    {
        0 => $"## {RandomText.Words(random, 4)}",
        1 => string.Join('\n', Enumerable.Range(0, 5).Select(_ => $"- {RandomText.Words(random, 6)} `{RandomText.Words(random, 1)}`")),
        2 => $"    {RandomText.Words(random, 8)}",
        3 => $"> {RandomText.Words(random, 10)} **{RandomText.Words(random, 2)}**",
        _ => $"{RandomText.Words(random, 30)} [{RandomText.Words(random, 2)}](https://example.com/{random.Next(1000)}) *{RandomText.Words(random, 3)}*.",
    };
}
