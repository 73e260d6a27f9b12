using System.Text.Json;
using System.Text.Json.Nodes;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Items that parse, change and write a JSON document: branches, small objects, some garbage.</summary>
internal readonly struct JsonRoundTrip : IComputation<byte[], byte[]>
{
    public static KindFacts Facts { get; } = new("json", "2,000 documents of 2 KB, parsed into nodes and written again: scales, with some garbage; its time differs from process to process", Nature.CpuBound);

    public static byte[][] Items
    {
        get
        {
            var random = new Random(2);
            return [.. Enumerable.Range(0, 2000).Select(_ => JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(0, 20)
                .ToDictionary(member => $"member{member}", _ => Enumerable.Range(0, 10).Select(_ => random.Next(100_000)).ToArray())))];
        }
    }

    [Workload("json", Items = nameof(Items))]
    public static byte[] Run(byte[] item)
    {
        var document = JsonNode.Parse(item)!;
        document["seen"] = true;
        return JsonSerializer.SerializeToUtf8Bytes(document);
    }
}
