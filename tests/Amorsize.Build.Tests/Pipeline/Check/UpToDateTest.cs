using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;
using Amorsize.UpToDate;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Build.Tests.Pipeline.Check;

/// <summary>The base of tests of the up-to-date check: two stored workloads, and the check that the task makes.</summary>
public abstract class UpToDateTest
{
    private protected const string Question = "question";

    private protected readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");
    private protected readonly FakeTimeProvider clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private protected readonly List<WorkloadDescriptor> flagged = [Sample.Flagged("a"), Sample.Flagged("b")];

    private protected string MemoryFile => At("App.amorsize.check");

    private protected string Assembly => At("App.dll");

    private protected string Library => At("Lib.dll");

    [TestInitialize]
    public void StoreBoth()
    {
        File.WriteAllText(Assembly, "code");
        File.WriteAllText(Library, "library");
        Store("a");
        Store("b");
    }

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    private protected int? Recall() => Memory().Recall(Question);

    // As the task CheckWorkloads does.
    private protected void Look()
    {
        var files = new RecordingFileSystem(new LocalFileSystem());
        files.Read(Assembly, limit: 1000);
        var result = Check(files);
        if (IsAllHits(result))
            Memory().Remember(Question, flagged.Count, result.Validity.From, result.Validity.Until, files.Seen!, [StampedFile.Of(Library)]);
    }

    private protected CheckResult<WorkloadSubject> Check(IFileSystem files)
    {
        var step = new CheckStep(new ResultCache(directory.FullName, clock, files), new() { Mode = TuningMode.Profile, StaleSeverity = StaleSeverity.Message }, _ => { }, _ => { });
        return step.Run([.. flagged.Select(workload => new WorkloadSubject(workload, Sample.Build))]);
    }

    private protected bool IsAllHits(CheckResult<WorkloadSubject> result) => result.Verdicts[Verdict.Hit] == flagged.Count;

    private protected UpToDateCheck Memory() => Memory(clock.GetUtcNow());

    private protected UpToDateCheck Memory(DateTimeOffset now) => new(MemoryFile, new FakeTimeProvider(now), new LocalFileSystem());

    private protected void Store(string name) => Cache().Store(Sample.Build.EntryFor(Sample.Flagged(name), new EntryResult.Loop(Sample.Profile(name, clock.GetUtcNow())), clock.GetUtcNow()));

    private protected ResultCache Cache() => new(directory.FullName, clock, new LocalFileSystem());

    private protected string EntryFile(string name) => CacheLayout.PathOf(directory.FullName, Sample.Build.KeyOf(new Subject.Workload(name)), Sample.Machine);

    private protected string At(string name) => Path.Combine(directory.FullName, name);
}
