using System.Globalization;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Measurement.Protocol;
using Amorsize.Platform.Files;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Build.Tests.Pipeline.Check;

/// <summary>A remembered check must give the answer that a full check would give.</summary>
[TestClass]
public sealed class UpToDateCheckTests
{
    private const string Question = "question";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");
    private readonly FakeTimeProvider clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly List<WorkloadDescriptor> flagged = [Sample.Flagged("a"), Sample.Flagged("b")];

    private string MemoryFile => At("App.amorsize.check");

    private string Assembly => At("App.dll");

    private string Library => At("Lib.dll");

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

    [TestMethod]
    public void Recall_BeforeTheFirstCheck_IsUnknown() => Assert.IsNull(Recall());

    [TestMethod]
    public void Recall_NothingChanged_IsTheSameAnswer()
    {
        Look();

        Assert.AreEqual(2, Recall());
    }

    [TestMethod]
    public void Recall_AnotherQuestion_IsUnknown()
    {
        Look();

        Assert.IsNull(Memory().Recall("another"));
    }

    [TestMethod]
    [DataRow("another size", "a library")]
    [DataRow("another time", "library")]
    [DataRow("gone", null)]
    public void Recall_LibraryChanged_IsUnknown(string what, string? content)
    {
        Look();
        File.Delete(Library);
        if (content is not null)
        {
            File.WriteAllText(Library, content);
            File.SetLastWriteTimeUtc(Library, DateTime.UnixEpoch);
        }

        Assert.IsNull(Recall(), what);
    }

    [TestMethod]
    public void Recall_LibraryThatWasMissingAppears_IsUnknown()
    {
        File.Delete(Library);
        Look();
        Assert.AreEqual(2, Recall());
        File.WriteAllText(Library, "library");

        Assert.IsNull(Recall());
    }

    [TestMethod]
    [DataRow("App.dll")]
    [DataRow("a entry")]
    public void Recall_FileChangedWithinAClockTick_IsUnknown(string file)
    {
        Look();
        var path = file == "App.dll" ? Assembly : EntryFile("a");
        var time = File.GetLastWriteTimeUtc(path);
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, time);

        Assert.IsNull(Recall());
    }

    [TestMethod]
    public void Recall_EntryIsGone_IsUnknown()
    {
        Look();
        File.Delete(EntryFile("b"));

        Assert.IsNull(Recall());
    }

    [TestMethod]
    public void Recall_FirstResultExpires_IsUnknown()
    {
        clock.Advance(TimeSpan.FromDays(3));
        Store("b");
        Look();

        clock.Advance(TimeSpan.FromDays(4) - TimeSpan.FromTicks(1));
        Assert.AreEqual(2, Recall());
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.IsNull(Recall());
    }

    [TestMethod]
    public void Recall_ClockWasSetBack_IsUnknown()
    {
        Look();

        Assert.AreEqual(2, Memory(clock.GetUtcNow() - TimeSpan.FromMinutes(5)).Recall(Question));
        Assert.IsNull(Memory(clock.GetUtcNow() - TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1)).Recall(Question));
    }

    [TestMethod]
    public void Recall_DamagedFile_IsUnknown()
    {
        Look();
        var whole = File.ReadAllBytes(MemoryFile);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(MemoryFile, whole[..length]);
            Assert.IsNull(Recall(), $"cut at {length}");
        }
        for (var at = 0; at < whole.Length; at++)
        {
            var broken = whole.ToArray();
            broken[at] ^= 4;
            File.WriteAllBytes(MemoryFile, broken);
            Assert.IsNull(Recall(), $"changed at {at}");
        }
    }

    [TestMethod]
    public void Remember_AfterAMiss_IsNotCalled()
    {
        File.Delete(EntryFile("a"));

        Look();

        Assert.IsFalse(File.Exists(MemoryFile));
    }

    [TestMethod]
    public void Remember_FileCannotBeWritten_IsNoFailure()
    {
        Directory.CreateDirectory(MemoryFile);

        Look();

        Assert.IsNull(Recall());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Recall_RandomEvents_AgreesWithAFullCheck(int seed)
    {
        var random = new Random(seed);
        var remembered = 0;
        for (var step = 0; step < 400; step++)
        {
            Happens(random);
            if (Recall() is { } hits)
            {
                remembered++;
                Assert.IsTrue(IsAllHits(Check(new LocalFileSystem())), string.Create(CultureInfo.InvariantCulture, $"step {step}"));
                Assert.AreEqual(flagged.Count, hits);
            }
            else if (random.Next(2) == 0)
            {
                Look();
            }
        }
        Assert.IsGreaterThan(20, remembered);
    }

    private void Happens(Random random)
    {
        var name = random.Next(2) == 0 ? "a" : "b";
        switch (random.Next(9))
        {
            case 0:
                File.Delete(EntryFile(name));
                break;
            case 1:
                Cache().Store(Sample.Build.EntryFor(Sample.Flagged(name), new EntryResult.Failed(new(ProfileOutcome.Threw, "boom")), clock.GetUtcNow()));
                break;
            case 2 when File.Exists(EntryFile(name)):
                File.WriteAllBytes(EntryFile(name), File.ReadAllBytes(EntryFile(name))[..^3]);
                break;
            case 3:
                clock.Advance(TimeSpan.FromHours(random.Next(60)));
                break;
            case 4:
                new LocalFileSystem().Publish(EntryFile(name), EntryFormat.Write(new Tombstone(Sample.Build.KeyOf(new Subject.Workload(name)), Verdict.Pruned, "for the test", clock.GetUtcNow())));
                break;
            default:
                Store("a");
                Store("b");
                break;
        }
    }

    private int? Recall() => Memory().Recall(Question);

    // As the task CheckWorkloads does.
    private void Look()
    {
        var files = new RecordingFileSystem(new LocalFileSystem());
        files.Read(Assembly, limit: 1000);
        var result = Check(files);
        if (IsAllHits(result))
            Memory().Remember(Question, flagged.Count, result.Validity, files.Seen!, [StampedFile.Of(Library)]);
    }

    private CheckResult<WorkloadSubject> Check(IFileSystem files)
    {
        var step = new CheckStep(new ResultCache(directory.FullName, clock, files), new() { Mode = TuningMode.Profile, StaleSeverity = StaleSeverity.Message }, _ => { }, _ => { });
        return step.Run([.. flagged.Select(workload => new WorkloadSubject(workload, Sample.Build))]);
    }

    private bool IsAllHits(CheckResult<WorkloadSubject> result) => result.Verdicts[Verdict.Hit] == flagged.Count;

    private UpToDateCheck Memory() => Memory(clock.GetUtcNow());

    private UpToDateCheck Memory(DateTimeOffset now) => new(MemoryFile, new FakeTimeProvider(now), new LocalFileSystem());

    private void Store(string name) => Cache().Store(Sample.Build.EntryFor(Sample.Flagged(name), new EntryResult.Loop(Sample.Profile(name, clock.GetUtcNow())), clock.GetUtcNow()));

    private ResultCache Cache() => new(directory.FullName, clock, new LocalFileSystem());

    private string EntryFile(string name) => CacheLayout.PathOf(directory.FullName, Sample.Build.KeyOf(new Subject.Workload(name)), Sample.Machine);

    private string At(string name) => Path.Combine(directory.FullName, name);
}
