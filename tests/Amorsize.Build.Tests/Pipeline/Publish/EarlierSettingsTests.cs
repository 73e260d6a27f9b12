using System.Text.Json;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Tests.Pipeline.Publish;

/// <summary>A settings file loses no workload that is still flagged, and a file that was changed by others is repaired and not believed.</summary>
[TestClass]
public sealed class EarlierSettingsTests : PipelineTest
{
    private static readonly ResolvedSettings Unknown = ResolvedSettings.Default("a", processors: 4, "not tuned: no space left");

    private string SettingsFile => At("App.amorsize.json");

    private ResolvedSettings Known => SettingsResolution.FromProfile(Sample.Profile("a", Clock.GetUtcNow()), SettingsSource.Profiled);

    [TestMethod]
    public void Update_NothingKnownNow_KeepsWhatWasKnown()
    {
        Write(Known);

        Write(Unknown);

        var kept = Read("a");
        Assert.AreEqual((SettingsSource.Profiled, 4), (kept.Source, kept.Plan.Workers));
        Assert.AreEqual("not tuned: no space left", kept.Warnings.Single());
    }

    [TestMethod]
    public void Update_NothingKnownTwice_KeepsTheFile()
    {
        Write(Known);
        Write(Unknown);
        var before = File.ReadAllText(SettingsFile);

        Write(Unknown);

        Assert.AreEqual(before, File.ReadAllText(SettingsFile));
    }

    [TestMethod]
    public void Update_WorkloadThatIsNoLongerFlagged_IsDropped()
    {
        Write(Known, Unknown with { Name = "b" });

        Write(Unknown with { Name = "b" });

        Assert.AreEqual("b", ReadAll().Single().Name);
    }

    [TestMethod]
    public void Update_BetterResult_ReplacesWhatWasKnown()
    {
        Write(Known);

        Write(SettingsResolution.FromProfile(Sample.Profile("a", Clock.GetUtcNow().AddDays(1), workers: 2), SettingsSource.Profiled));

        Assert.AreEqual(2, Read("a").Plan.Workers);
    }

    [TestMethod]
    [DataRow("\"maxDegreeOfParallelism\": 4", "\"maxDegreeOfParallelism\": 64")]
    [DataRow("  \"workloads\"", "<<<<<<< HEAD\n  \"workloads\"")]
    [DataRow("\"speedup\": 3.5", "\"speedup\": 9.5")]
    public void IsCurrent_EditedFile_IsFalseAndItIsRepaired(string from, string to)
    {
        Write(Known);
        var written = File.ReadAllText(SettingsFile);
        File.WriteAllText(SettingsFile, written.Replace(from, to, StringComparison.Ordinal));

        Assert.IsFalse(SettingsFileWriter.IsCurrent(new LocalFileSystem(), SettingsFile, "1.2.3", Sample.Machine, [Known]));

        Write(Known);
        Assert.AreEqual(written, File.ReadAllText(SettingsFile));
    }

    [TestMethod]
    public void IsCurrent_TruncatedAnywhere_IsFalse()
    {
        Write(Known);
        var written = File.ReadAllBytes(SettingsFile);
        for (var length = 0; length < written.Length; length++)
        {
            File.WriteAllBytes(SettingsFile, written[..length]);
            Assert.IsFalse(SettingsFileWriter.IsCurrent(new LocalFileSystem(), SettingsFile, "1.2.3", Sample.Machine, [Known]), $"{length} bytes");
        }
    }

    [TestMethod]
    public void Update_EditedFile_IsNotBelieved()
    {
        Write(Known);
        File.WriteAllText(SettingsFile, File.ReadAllText(SettingsFile).Replace("\"maxDegreeOfParallelism\": 4", "\"maxDegreeOfParallelism\": 64", StringComparison.Ordinal));

        Write(Unknown);

        Assert.AreEqual(SettingsSource.Default, Read("a").Source);
    }

    [TestMethod]
    public void Update_FileOfAnotherMachine_IsNotBelieved()
    {
        SettingsFileWriter.Update(new LocalFileSystem(), SettingsFile, "1.2.3", Sample.Machine with { Processors = 8 }, [Known]);

        Write(Unknown);

        Assert.AreEqual(SettingsSource.Default, Read("a").Source);
    }

    [TestMethod]
    public void Update_NothingMeasuredForAnotherRuntime_LeavesTheFile()
    {
        Write(Known);
        var before = File.ReadAllText(SettingsFile);

        WriteForAnotherRuntime(Unknown);
        WriteForAnotherRuntime(Unknown with { Stale = "AMZ1001" });
        WriteForAnotherRuntime(ResolvedSettings.Failed("a", processors: 4, "it threw", Clock.GetUtcNow()));

        Assert.AreEqual(before, File.ReadAllText(SettingsFile));
    }

    [TestMethod]
    public void Update_MeasuredForAnotherRuntime_ReplacesTheFile()
    {
        Write(Known);

        WriteForAnotherRuntime(SettingsResolution.FromProfile(Sample.Profile("a", Clock.GetUtcNow(), workers: 2), SettingsSource.Profiled));

        Assert.AreEqual(2, Read("a").Plan.Workers);
    }

    [TestMethod]
    public void Update_NothingMeasuredForAnyRuntime_ReplacesTheFile()
    {
        Write(Unknown);

        WriteForAnotherRuntime(Unknown with { Reason = "not installed" });

        Assert.AreEqual("not installed", Read("a").Reason);
    }

    private void Write(params ResolvedSettings[] workloads) => SettingsFileWriter.Update(new LocalFileSystem(), SettingsFile, "1.2.3", Sample.Machine, workloads);

    private void WriteForAnotherRuntime(ResolvedSettings workload) =>
        SettingsFileWriter.Update(new LocalFileSystem(), SettingsFile, "1.2.3", Sample.Machine with { RuntimeMajor = Sample.Machine.RuntimeMajor + 1 }, [workload]);

    private ResolvedSettings Read(string name) => ReadAll().Single(workload => workload.Name == name);

    private IReadOnlyList<ResolvedSettings> ReadAll()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SettingsFile));
        return [.. file.RootElement.GetProperty(SettingsKeys.Workloads).EnumerateObject().Select(workload => ResolvedSettingsJson.Read(workload.Name, workload.Value))];
    }
}
