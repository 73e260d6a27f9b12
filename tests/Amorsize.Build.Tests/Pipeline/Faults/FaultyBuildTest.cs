using System.Text.Json;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Build.Tests.Pipeline.Measure;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Settings;
using Amorsize.UpToDate;

namespace Amorsize.Build.Tests.Pipeline.Faults;

/// <summary>The steps of a build on a file system with faults. Two workloads are flagged: the result of one is valid, that of the other has expired.</summary>
public abstract class FaultyBuildTest : MeasureTest
{
    private const int Hits = 2;
    private const string Question = "the same question";

    private string SettingsFile => At("App.amorsize.json");

    private string CheckFile => At("App.check");

    private static TimeSpan BeyondTtl => Sample.Build.CacheTtl + TimeSpan.FromDays(1);

    /// <summary>The state after an earlier build: a settings file with both workloads, one valid result and one that has expired.</summary>
    private protected void Prepare(IFileSystem files)
    {
        Store("expired");
        Clock.Advance(BeyondTtl);
        Store("valid");
        Diagnostics.Clear();
        var known = (string[])["expired", "valid"];
        SettingsFileWriter.Update(
            files, SettingsFile, Sample.Build.ToolVersion, Sample.Machine,
            [.. known.Select(name => SettingsResolution.FromProfile(Sample.Profile(name, Clock.GetUtcNow() - BeyondTtl), SettingsSource.Profiled))]);

        void Store(string name) => Cached(files).Store(Workload(name).NewEntry(new EntryResult.Loop(Sample.Profile(name, Clock.GetUtcNow())), Clock.GetUtcNow()));
    }

    /// <summary>The steps of a build, in the order of the targets. As in the tasks, each of them ends without an exception.</summary>
    private protected void Build(IFileSystem files)
    {
        if (Recall(files) is not null)
            return;
        new FlagHistory(At("App.flags"), Clock, files).Record(["expired", "valid"]);
        var recording = new RecordingFileSystem(files);
        var step = new CheckStep(new ResultCache(CacheDirectory, Clock, recording), new() { Mode = TuningMode.Profile, StaleSeverity = StaleSeverity.None }, _ => { }, Diagnostics.Add);
        var check = new WorkloadCheck(step, Sample.Build, SettingsFile, recording, Diagnostics.Add).Run([Sample.Flagged("expired"), Sample.Flagged("valid")]);
        if (!check.IsOutdated)
        {
            if (check.AllHits is { } validity && recording.Seen is { } seen)
                new UpToDateCheck(CheckFile, Clock, files).Remember(Question, Hits, validity.From, validity.Until, seen, []);
            return;
        }
        var cache = Cached(files);
        var measured = new MeasureStep<Build.Pipeline.WorkloadSubject>(
                cache, new StoreStep(cache, Diagnostics.Add), new WorkloadMeasurement(new FakeProfiler(Measured), "/app/App.dll"), _ => Stream.Null, Options(), Clock, LoadOfBuild, _ => { }, Diagnostics.Add)
            .Run([.. check.ToMeasure.Select(workload => new Build.Pipeline.WorkloadSubject(workload, Sample.Build))], CancellationToken.None)
            .Select(SettingsResolution.Of);
        AtomicFile.Attempt(() => SettingsFileWriter.Update(
            files, SettingsFile, Sample.Build.ToolVersion, Sample.Machine, [.. check.Known.Concat(measured).GroupBy(workload => workload.Name).Select(same => same.Last())]));
        new Pruner(CacheDirectory, Clock, files).Prune(new()
        {
            Mode = PruneMode.Always,
            Keep = new HashSet<EntryKey>([Workload("expired").Request.Key, Workload("valid").Request.Key]),
            Machine = Sample.Machine,
            Ttl = Sample.Build.CacheTtl,
            Limits = new(int.MaxValue, TimeSpan.MaxValue),
        });
    }

    /// <summary>Whether the next build would take everything for up to date.</summary>
    private protected int? Recall(IFileSystem files) => new UpToDateCheck(CheckFile, Clock, files).Recall(Question);

    private protected LookUpResult LookUp(IFileSystem files, string workload) => Cached(files).LookUp(Workload(workload).Request);

    /// <summary>The settings that a program finds; null if it cannot read the file.</summary>
    private protected IReadOnlyList<ResolvedSettings>? ReadSettings(IFileSystem files)
    {
        try
        {
            using var file = JsonDocument.Parse(files.Read(SettingsFile, int.MaxValue - 1) ?? []);
            return [.. file.RootElement.GetProperty(SettingsKeys.Workloads).EnumerateObject().Select(workload => ResolvedSettingsJson.Read(workload.Name, workload.Value))];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private protected void AssertTheNextBuildIsRight(IFileSystem files, string what)
    {
        Build(files);
        Build(files);

        Assert.AreEqual(Verdict.Hit, LookUp(files, "expired").Verdict, what);
        Assert.AreEqual(Verdict.Hit, LookUp(files, "valid").Verdict, what);
        Assert.AreEqual(Hits, Recall(files), what);
        Assert.IsTrue(ReadSettings(files)?.All(workload => workload is { Stale: null, Plan.Workers: 4 }), what);
    }

    private ResultCache Cached(IFileSystem files) => new(CacheDirectory, Clock, files);
}
