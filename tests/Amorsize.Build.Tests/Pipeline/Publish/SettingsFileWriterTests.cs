using Amorsize.Build.Pipeline.Publish;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Tests.Pipeline.Publish;

[TestClass]
public sealed class SettingsFileWriterTests
{
    private static readonly DateTimeOffset When = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");

    private string SettingsFile => Path.Combine(directory.FullName, "App.amorsize.json");

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    [TestMethod]
    public void Update_ThenReadAtRunTime_IsTheSame()
    {
        var workload = Sample.Stale(Sample.Profile("a", When), "a warning with µ and \"quotes\"");

        Write(workload);

        // At run time nobody asks for the build's own warnings. The model is read on other machines.
        var expected = workload with { Warnings = [], Stale = null };
        Assert.AreEqual(expected with { Model = null }, Read("a", Sample.Machine.Processors) with { Warnings = [] });
        var processors = Sample.Machine.Processors + 6;
        Assert.AreEqual(expected.On(processors, Sample.Machine.Processors), Read("a", processors) with { Warnings = [] });
        Assert.Contains("µ", File.ReadAllText(SettingsFile));
    }

    [TestMethod]
    public void IsCurrent_JustWritten_IsTrue()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsTrue(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled)));
    }

    [TestMethod]
    public void IsCurrent_SameResultFromTheCache_IsTrue()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsTrue(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached)));
    }

    [TestMethod]
    public void IsCurrent_StaleResultAMinuteOlder_IsTrue()
    {
        Write(Sample.Stale(Sample.Profile("a", When), "age 7 d 1 min, limit 7 d"));

        Assert.IsTrue(IsCurrent(Sample.Stale(Sample.Profile("a", When), "age 7 d 2 min, limit 7 d")));
    }

    [TestMethod]
    public void Update_CurrentFile_IsNotWritten()
    {
        Write(Sample.Stale(Sample.Profile("a", When), "age 7 d 1 min, limit 7 d"));
        var before = File.ReadAllText(SettingsFile);

        Write(Sample.Stale(Sample.Profile("a", When), "age 7 d 2 min, limit 7 d"));

        Assert.AreEqual(before, File.ReadAllText(SettingsFile));
    }

    [TestMethod]
    public void Update_WorkloadThatCannotRunHere_IsWrittenOnce()
    {
        Write(ResolvedSettings.Default("a", processors: 4, "the .NET runtime it needs is not installed"));
        var before = File.GetLastWriteTimeUtc(SettingsFile);
        File.SetLastWriteTimeUtc(SettingsFile, before.AddDays(-1));

        Write(ResolvedSettings.Default("a", processors: 4, "the .NET runtime it needs is not installed"));

        Assert.AreEqual(before.AddDays(-1), File.GetLastWriteTimeUtc(SettingsFile));
    }

    [TestMethod]
    public void IsCurrent_AnotherMeasurement_IsFalse()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsFalse(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When.AddTicks(1)), SettingsSource.Cached)));
    }

    [TestMethod]
    public void IsCurrent_ResultBecameStale_IsFalse()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsFalse(IsCurrent(Sample.Stale(Sample.Profile("a", When), "age 8 d, limit 7 d")));
    }

    [TestMethod]
    public void IsCurrent_AnotherWorkload_IsFalse()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsFalse(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("b", When), SettingsSource.Profiled)));
    }

    [TestMethod]
    public void IsCurrent_NoFile_IsFalse() => Assert.IsFalse(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached)));

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("{\"formatVersion\":99}")]
    public void Update_BrokenFile_ReplacesIt(string broken)
    {
        File.WriteAllText(SettingsFile, broken);
        Assert.IsFalse(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached)));

        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached));

        Assert.AreEqual("a", Read("a", Sample.Machine.Processors).Name);
    }

    [TestMethod]
    public void Update_Folder_HasNoOtherFile()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached));

        Assert.HasCount(1, directory.GetFiles());
    }

    private void Write(ResolvedSettings workload) => SettingsFileWriter.Update(new LocalFileSystem(), SettingsFile, "1.2.3", Sample.Machine, [workload]);

    private bool IsCurrent(ResolvedSettings workload) => SettingsFileWriter.IsCurrent(new LocalFileSystem(), SettingsFile, "1.2.3", Sample.Machine, [workload]);

    // The time is parsed when it is asked for, so that it is compared as a time.
    private ResolvedSettings Read(string name, int processors) =>
        new Settings.SettingsFile(File.ReadAllBytes(SettingsFile)).Find(name, processors) is var read && read is not null ? read with { ProfiledAt = read.ProfiledAt } : throw new KeyNotFoundException(name);
}
