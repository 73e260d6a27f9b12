using Amorsize.Cache.Verdicts;
using BenchmarkDotNet.Attributes;

namespace Amorsize.Cache.Benchmarks;

/// <summary>A look-up that hits. The target is 50 µs for any number of other entries.</summary>
[InProcess]
[MemoryDiagnoser]
public class LookUpBenchmark
{
    private readonly LookUpRequest request = FilledCache.RequestOf(FilledCache.EntryOf(0, TimeSpan.Zero));
    private FilledCache cache = null!;

    [Params(1, 100, 10_000)]
    public int OtherEntries { get; set; }

    [GlobalSetup]
    public void Fill() => cache = new(OtherEntries + 1, age: TimeSpan.Zero);

    [GlobalCleanup]
    public void CleanUp() => cache.Delete();

    [Benchmark]
    public object Hit() => cache.LookUp(request);
}
