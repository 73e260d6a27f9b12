using System.Security.Cryptography;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Calls of native code without shared state.</summary>
internal readonly struct Hashing : IComputation<byte[], byte[]>
{
    public static KindFacts Facts { get; } = new("hashing", "SHA-256 of 1,000 blocks of 64 KB: scales with the processors under any sensible plan", Nature.CpuBound);

    // The items repeat eight blocks, which stay in the processor's cache: the benchmark measures hashing, not memory.
    public static byte[][] Items
    {
        get
        {
            var random = new Random(1);
            var blocks = new byte[8][];
            foreach (ref var block in blocks.AsSpan())
            {
                block = new byte[64 << 10];
                random.NextBytes(block);
            }
            return [.. Enumerable.Range(0, 1000).Select(i => blocks[i % blocks.Length])];
        }
    }

    [Workload("hashing", Items = nameof(Items))]
    public static byte[] Run(byte[] item) => SHA256.HashData(item);
}
