using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Build.Tests.Pipeline;

/// <summary>Base of the tests of steps: a cache and a baseline file in a temporary folder, a clock, and the diagnostics that a step reports.</summary>
public abstract class PipelineTest
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    private protected FakeTimeProvider Clock { get; } = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    private protected List<Diagnostic> Diagnostics { get; } = [];

    private protected string CacheDirectory => At("cache");

    private protected LayeredCache Layers => File.Exists(BaselinePath) ? new(Cache, new BaselineFile(BaselinePath, Clock, new LocalFileSystem())) : new(Cache);

    private string BaselinePath => At("amorsize.baseline.json");

    private protected ResultCache Cache => new(CacheDirectory, Clock, new LocalFileSystem());

    private protected static WorkloadSubject Workload(string name, int ceiling = 0) => new(Sample.Flagged(name, ceiling), Sample.Build);

    /// <summary>The suite, whose assembly <see cref="BuildSuite"/> builds.</summary>
    private protected SuiteSubject Suite => new(
        new() { Framework = "MSTest", FrameworkMajor = 4, Fingerprint = new('f', 64), Methods = 12 },
        Sample.Build,
        shortest: TimeSpan.FromSeconds(3),
        directory.FullName,
        new LocalFileSystem(),
        Clock);

    private protected SuiteProfile SuiteProfile => new()
    {
        ProfiledAt = Clock.GetUtcNow(),
        Choice = new(8, TestScope.Methods),
        Speedup = 3.1,
        Reason = "8 workers by method: 3.10x",
        Tests = 120,
        Sequential = TimeSpan.FromSeconds(12),
        TestTime = TimeSpan.FromSeconds(11),
        CpuShare = 0.2,
        Race = [],
    };

    private protected string At(string name) => Path.Combine(directory.FullName, name);

    private protected void StoreWorkload(string name, int workers = 4, double cpuShare = 1) =>
        Store(Workload(name), new EntryResult.Loop(Sample.Profile(name, Clock.GetUtcNow(), workers, cpuShare)));

    private protected void StoreSuite(SuiteProfile profile) => Store(Suite, new EntryResult.Suite(profile));

    private protected void Store(TuningSubject subject, EntryResult result) => Cache.Store(subject.NewEntry(result, Clock.GetUtcNow()));

    private protected void BuildSuite()
    {
        File.WriteAllText(At("App.Tests.dll"), "");
        File.SetLastWriteTimeUtc(At("App.Tests.dll"), Clock.GetUtcNow().UtcDateTime);
    }

    private protected LookUpResult LookUp(TuningSubject subject) => Cache.LookUp(subject.Request);

    /// <summary>Exports all stored results into the baseline file and clears the cache.</summary>
    private protected void MoveIntoBaseline()
    {
        new CacheExport(CacheDirectory, new LocalFileSystem()).Export(BaselinePath, Sample.Build.AssemblyName, MergePolicy.Newer);
        Directory.Delete(CacheDirectory, recursive: true);
    }
}
