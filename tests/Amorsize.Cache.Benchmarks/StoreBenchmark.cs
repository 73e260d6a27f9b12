using Amorsize.Cache.Entries;
using BenchmarkDotNet.Attributes;

namespace Amorsize.Cache.Benchmarks;

/// <summary>A store that replaces a result. The target is 5 ms.</summary>
[InProcess]
[MemoryDiagnoser]
public class StoreBenchmark
{
    private readonly Entry entry = FilledCache.EntryOf(0, TimeSpan.Zero);
    private FilledCache cache = null!;

    [GlobalSetup]
    public void Fill() => cache = new(entries: 1, age: TimeSpan.Zero);

    [GlobalCleanup]
    public void CleanUp() => cache.Delete();

    [Benchmark]
    public void Store() => cache.Store(entry);
}
