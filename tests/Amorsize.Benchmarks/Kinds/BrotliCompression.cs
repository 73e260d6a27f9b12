using System.IO.Compression;
using System.Text;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Blocks of text that are compressed: native code with buffers of its own.</summary>
internal readonly struct BrotliCompression : IComputation<byte[], long>
{
    public static KindFacts Facts { get; } = new("compression", "200 blocks of about 40 KB of text, compressed with Brotli: native code that takes and returns large buffers", Nature.CpuBound);

    public static byte[][] Items
    {
        get
        {
            var random = new Random(11);
            return [.. Enumerable.Range(0, 200).Select(_ => Encoding.UTF8.GetBytes(RandomText.Words(random, 5000)))];
        }
    }

    [Workload("compression", Items = nameof(Items))]
    public static long Run(byte[] item)
    {
        using var compressed = new MemoryStream();
        using (var stream = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(item);
        return compressed.Length;
    }
}
