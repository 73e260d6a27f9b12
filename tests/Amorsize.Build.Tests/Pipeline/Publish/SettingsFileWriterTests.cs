using Amorsize.Build.Pipeline.Publish;
using Amorsize.Discovery.TestSuites;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Tests.Pipeline.Publish;

[TestClass]
public sealed class SettingsFileWriterTests
{
    private static readonly DateTimeOffset When = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");

    private string ConfigFile => Path.Combine(directory.FullName, "App.amorsize.json");

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    [TestMethod]
    public void WhatIsWrittenIsWhatTheRunTimeReads()
    {
        var workload = Sample.Stale(Sample.Profile("a", When), "a warning with µ and \"quotes\"");

        Write(workload);

        var read = Settings.SettingsFileReader.Parse(File.ReadAllBytes(ConfigFile), Sample.Machine.Processors).Single();
        Assert.AreEqual(workload with { Warnings = read.Warnings }, read);
        CollectionAssert.AreEqual(workload.Warnings.ToArray(), read.Warnings.ToArray());
        StringAssert.Contains(File.ReadAllText(ConfigFile), "µ");
    }

    [TestMethod]
    public void WhatWasJustWrittenIsCurrent()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsTrue(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled)));
    }

    [TestMethod]
    public void ThatAResultNowComesFromTheCacheIsNoChange()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsTrue(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached)));
    }

    [TestMethod]
    public void ThatAStaleResultIsAMinuteOlderIsNoChange()
    {
        Write(Sample.Stale(Sample.Profile("a", When), "age 7 d 1 min, limit 7 d"));

        Assert.IsTrue(IsCurrent(Sample.Stale(Sample.Profile("a", When), "age 7 d 2 min, limit 7 d")));
    }

    [TestMethod]
    public void WhatIsCurrentIsNotWrittenAgain()
    {
        Write(Sample.Stale(Sample.Profile("a", When), "age 7 d 1 min, limit 7 d"));
        var before = File.ReadAllText(ConfigFile);

        Write(Sample.Stale(Sample.Profile("a", When), "age 7 d 2 min, limit 7 d"));

        Assert.AreEqual(before, File.ReadAllText(ConfigFile));
    }

    [TestMethod]
    public void WhatCannotRunHereIsWrittenOnce()
    {
        Write(ResolvedSettings.Default("a", processors: 4, "the .NET runtime it needs is not installed"));
        var before = File.GetLastWriteTimeUtc(ConfigFile);
        File.SetLastWriteTimeUtc(ConfigFile, before.AddDays(-1));

        Write(ResolvedSettings.Default("a", processors: 4, "the .NET runtime it needs is not installed"));

        Assert.AreEqual(before.AddDays(-1), File.GetLastWriteTimeUtc(ConfigFile));
    }

    [TestMethod]
    public void AnotherMeasurementIsAChange()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsFalse(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When.AddTicks(1)), SettingsSource.Cached)));
    }

    [TestMethod]
    public void ThatAResultBecameStaleIsAChange()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsFalse(IsCurrent(Sample.Stale(Sample.Profile("a", When), "age 8 d, limit 7 d")));
    }

    [TestMethod]
    public void AnotherWorkloadIsAChange()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsFalse(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("b", When), SettingsSource.Profiled)));
    }

    [TestMethod]
    public void AFileThatIsNotThereIsNotCurrent() => Assert.IsFalse(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached)));

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("{\"formatVersion\":99}")]
    public void AFileThatSomebodyBrokeIsNotCurrentAndIsReplaced(string broken)
    {
        File.WriteAllText(ConfigFile, broken);
        Assert.IsFalse(IsCurrent(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached)));

        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached));

        Assert.HasCount(1, Settings.SettingsFileReader.Parse(File.ReadAllBytes(ConfigFile), Sample.Machine.Processors));
    }

    [TestMethod]
    public void NothingElseIsLeftInTheDirectory()
    {
        Write(SettingsResolution.FromProfile(Sample.Profile("a", When), SettingsSource.Cached));

        Assert.HasCount(1, directory.GetFiles());
    }

    private void Write(ResolvedSettings workload) => SettingsFileWriter.Update(ConfigFile, "1.2.3", Sample.Machine, [workload]);

    private bool IsCurrent(ResolvedSettings workload) => SettingsFileWriter.IsCurrent(new LocalFileSystem(), ConfigFile, "1.2.3", Sample.Machine, [workload]);
}
