using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;

namespace Amorsize.Cache.Benchmarks;

/// <summary>A prune of 10,000 entries, of which none or all are due. The target is 1 s, the limit that a build sets.</summary>
[Config(typeof(OnePruneAnIteration))]
public class PruneBenchmark
{
    private const int Entries = 10_000;

    private static readonly (int Files, TimeSpan Time) none = (int.MaxValue, TimeSpan.MaxValue);
    private static readonly (int Files, TimeSpan Time) ofBuild = (Entries, TimeSpan.FromSeconds(1));

    private FilledCache cache = null!;

    [GlobalSetup]
    public void Create() => cache = new(entries: 0, age: TimeSpan.Zero);

    [GlobalCleanup]
    public void CleanUp() => cache.Delete();

    [IterationSetup(Target = nameof(NoneDue))]
    public void FillWithFresh() => cache.Fill(Entries, age: TimeSpan.Zero);

    [IterationSetup(Targets = [nameof(AllDue), nameof(AllDueInABuild)])]
    public void FillWithOld() => cache.Fill(Entries, age: TimeSpan.FromDays(100));

    [Benchmark]
    public object NoneDue() => cache.Prune(none);

    [Benchmark]
    public object AllDue() => cache.Prune(none);

    [Benchmark]
    public object AllDueInABuild() => cache.Prune(ofBuild);

    private sealed class OnePruneAnIteration : ManualConfig
    {
        public OnePruneAnIteration() => AddJob(Job.InProcess.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithIterationCount(7));
    }
}
