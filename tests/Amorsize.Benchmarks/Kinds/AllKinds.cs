using MathNet.Numerics.LinearAlgebra;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>The kinds of workload: synthetic ones from the least computing an item to I/O-bound ones, then those of real libraries.</summary>
internal static class AllKinds
{
    public static IReadOnlyList<IKind> List { get; } =
    [
        new ComputedKind<TinyInput, int, int>(),
        new ComputedKind<TrivialArithmetic, int, int>(),
        new ComputedKind<ShortBody, int, double>(),
        new ComputedKind<LongBody, int, double>(),
        new ComputedKind<Hashing, byte[], byte[]>(),
        new ComputedKind<JsonRoundTrip, byte[], byte[]>(),
        new ComputedKind<RegexMatching, string, int>(),
        new ComputedKind<Allocating, int, int>(),
        new ComputedKind<MemoryBandwidth, int, long>(),
        new ComputedKind<LightLock, int, long>(),
        new ComputedKind<HeavyLock, int, double>(),
        new ComputedKind<FalseSharing, int, long>(),
        new ComputedKind<AscendingSkew, int, double>(),
        new ComputedKind<HeavyTail, int, double>(),
        new ComputedKind<FileReading, string, int>(),
        new ComputedKind<BlockingSleep, int, int>(),
        new ComputedKind<BlockingMixed, int, double>(),
        new AsyncKind<AsyncDelay, int>(),
        new AsyncKind<AsyncMixed, int>(),
        new AsyncKind<AsyncComputing, int>(),
        new AsyncKind<LimitedService, int>(),
        // Calls of real libraries, and shapes of loops that are hard to tune.
        new ComputedKind<ImageResizing, byte[], long>(),
        new ComputedKind<CSharpParsing, string, int>(),
        new ComputedKind<MarkdownRendering, string, int>(),
        new ComputedKind<ProtobufParsing, byte[], int>(),
        new ComputedKind<MatrixProducts, Matrix<double>, double>(),
        new ComputedKind<BrotliCompression, byte[], long>(),
        new ComputedKind<PrimeFactors, long, int>(),
        new ComputedKind<BinaryTrees, int, int>(),
        new ComputedKind<EightItems, int, double>(),
        new ComputedKind<ThreeItems, int, double>(),
        new ComputedKind<OneItem, int, double>(),
        new ComputedKind<ConsoleLogging, int, double>(),
        new ComputedKind<SqliteReading, int, long>(),
        new AsyncKind<HttpLatency, Uri>(),
        new AsyncKind<HttpLimit, Uri>(),
        new AsyncKind<AwaitComputing, int>(),
    ];

    /// <summary>Three kinds that are quick to measure, for a check that the benchmark works.</summary>
    public static IReadOnlyList<IKind> Few { get; } = [.. List.Where(kind => kind.Facts.Name is "tiny-input" or "hashing" or "async-delay")];
}
