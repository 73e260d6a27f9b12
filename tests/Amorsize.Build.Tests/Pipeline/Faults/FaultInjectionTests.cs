using System.Text.Json;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Build.Tests.Pipeline.Measure;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Tests.Pipeline.Faults;

/// <summary>
/// One build in which each file operation in turn fails, in each way, or is the last one. The build goes on, nothing that was known is lost, and the next build
/// is right. Two workloads are flagged: the result of one is valid, that of the other has expired.
/// </summary>
[TestClass]
public sealed class FaultInjectionTests : MeasureTest
{
    // The build has at least so many file operations; fewer would mean that a step was not run.
    private const int LeastOperations = 20;
    private const int Hits = 2;
    private const string Question = "the same question";

    private string SettingsFile => At("App.amorsize.json");

    private string CheckFile => At("App.check");

    private static TimeSpan BeyondTtl => Sample.Build.CacheTtl + TimeSpan.FromDays(1);

    public static IEnumerable<object[]> Faults => Fault.All.SelectMany(fault => new[] { false, true }, (fault, isAfter) => new object[] { fault.Name, isAfter });

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public void Build_FaultAtEachOperation_LosesNothingAndTheNextBuildIsRight(string name, bool isAfter)
    {
        var fault = Fault.All.Single(fault => fault.Name == name);
        Prepare();
        var counted = new FaultyFiles(null, 0, isAfter);
        Build(counted);
        Assert.IsGreaterThanOrEqualTo(LeastOperations, counted.Operations);

        for (var at = 1; at <= counted.Operations; at++)
        {
            Prepare();
            var what = $"{name} {(isAfter ? "after" : "at")} operation {at} of {counted.Operations}";

            var ended = BuildUnder(new FaultyFiles(fault, at, isAfter));

            Assert.AreEqual(!fault.IsKill, ended, what);
            AssertNothingIsLost(what);
            AssertTheNextBuildIsRight(what);
        }
    }

    /// <summary>The state after an earlier build: a settings file with both workloads, one valid result and one that has expired.</summary>
    private void Prepare()
    {
        foreach (var folder in (string[])[CacheDirectory])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        foreach (var file in Directory.GetFiles(At("")))
            File.Delete(file);
        StoreWorkload("expired");
        Clock.Advance(BeyondTtl);
        StoreWorkload("valid");
        Diagnostics.Clear();
        var known = (string[])["expired", "valid"];
        SettingsFileWriter.Update(
            new LocalFileSystem(), SettingsFile, Sample.Build.ToolVersion, Sample.Machine,
            [.. known.Select(name => SettingsResolution.FromProfile(Sample.Profile(name, Clock.GetUtcNow() - BeyondTtl), SettingsSource.Profiled))]);
    }

    private bool BuildUnder(FaultyFiles files)
    {
        try
        {
            Build(files);
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
    }

    /// <summary>The steps of a build, in the order of the targets. As in the tasks, each of them ends without an exception.</summary>
    private void Build(IFileSystem files)
    {
        var memory = new UpToDateCheck(CheckFile, Clock, files);
        if (memory.Recall(Question) is not null)
            return;
        var recording = new RecordingFileSystem(files);
        var step = new CheckStep(new ResultCache(CacheDirectory, Clock, recording), new() { Mode = TuningMode.Profile, StaleSeverity = StaleSeverity.None }, _ => { }, Diagnostics.Add);
        var check = new WorkloadCheck(step, Sample.Build, SettingsFile, recording, Diagnostics.Add).Run([Sample.Flagged("expired"), Sample.Flagged("valid")]);
        if (!check.IsOutdated)
        {
            if (check.AllHits is { } validity && recording.Seen is { } seen)
                memory.Remember(Question, Hits, validity, seen, []);
            return;
        }
        var cache = new ResultCache(CacheDirectory, Clock, files);
        var measured = new MeasureStep<Build.Pipeline.WorkloadSubject>(
                cache, new StoreStep(cache, Diagnostics.Add), new WorkloadMeasurement(new FakeProfiler(Measured), "/app/App.dll"), _ => Stream.Null, Options(), Clock, _ => { }, Diagnostics.Add)
            .Run([.. check.ToMeasure.Select(workload => new Build.Pipeline.WorkloadSubject(workload, Sample.Build))], CancellationToken.None)
            .Select(SettingsResolution.Of);
        AtomicFile.Attempt(() => SettingsFileWriter.Update(
            files, SettingsFile, Sample.Build.ToolVersion, Sample.Machine, [.. check.Known.Concat(measured).GroupBy(workload => workload.Name).Select(same => same.Last())]));
        new Pruner(CacheDirectory, Clock, files).Prune(new()
        {
            Mode = PruneMode.Always,
            Keep = new HashSet<Amorsize.Cache.Keys.EntryKey>([Workload("expired").Request.Key, Workload("valid").Request.Key]),
            Machine = Sample.Machine,
            Ttl = Sample.Build.CacheTtl,
            Limits = new(int.MaxValue, TimeSpan.MaxValue),
        });
    }

    private void AssertNothingIsLost(string what)
    {
        Assert.DoesNotContain("AMZ9999", Diagnostics.Select(diagnostic => diagnostic.Code), what);
        var written = ReadSettings();
        Assert.AreSequenceEqual(["expired", "valid"], written.Select(workload => workload.Name), what);
        Assert.IsTrue(written.All(workload => workload is { Source: not SettingsSource.Default, Plan.Workers: 4 }), what);
        Assert.IsTrue(LookUp(Workload("valid")).IsUsable, what);
        Assert.IsTrue(LookUp(Workload("expired")).IsUsable, what);
    }

    private List<ResolvedSettings> ReadSettings()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SettingsFile));
        return [.. file.RootElement.GetProperty(SettingsKeys.Workloads).EnumerateObject().Select(workload => ResolvedSettingsJson.Read(workload.Name, workload.Value))];
    }

    private void AssertTheNextBuildIsRight(string what)
    {
        Build(new LocalFileSystem());
        Build(new LocalFileSystem());

        Assert.AreEqual(Verdict.Hit, LookUp(Workload("expired")).Verdict, what);
        Assert.AreEqual(Verdict.Hit, LookUp(Workload("valid")).Verdict, what);
        Assert.AreEqual(Hits, new UpToDateCheck(CheckFile, Clock, new LocalFileSystem()).Recall(Question), what);
        var written = ReadSettings();
        Assert.IsTrue(written.All(workload => workload is { Stale: null, Plan.Workers: 4 }), what);
    }
}
