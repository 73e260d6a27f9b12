using Amorsize.Build.Pipeline.Publish;
using Amorsize.Discovery.TestSuites;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Tests.Pipeline.Publish;

[TestClass]
public sealed class GeneratedConfigTests
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

        var read = Settings.ConfigFile.Parse(File.ReadAllBytes(ConfigFile), Sample.Machine.Processors).Single();
        Assert.AreEqual(workload with { Warnings = read.Warnings }, read);
        CollectionAssert.AreEqual(workload.Warnings.ToArray(), read.Warnings.ToArray());
        StringAssert.Contains(File.ReadAllText(ConfigFile), "µ");
    }

    [TestMethod]
    public void WhatWasJustWrittenIsCurrent()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsTrue(IsCurrent(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled)));
    }

    [TestMethod]
    public void ThatAResultNowComesFromTheCacheIsNoChange()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsTrue(IsCurrent(Settled.By(Sample.Profile("a", When), SettingsSource.Cached)));
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
        Write(WorkloadSettings.Default("a", processors: 4, "the .NET runtime it needs is not installed"));
        var before = File.GetLastWriteTimeUtc(ConfigFile);
        File.SetLastWriteTimeUtc(ConfigFile, before.AddDays(-1));

        Write(WorkloadSettings.Default("a", processors: 4, "the .NET runtime it needs is not installed"));

        Assert.AreEqual(before.AddDays(-1), File.GetLastWriteTimeUtc(ConfigFile));
    }

    [TestMethod]
    public void AnotherMeasurementIsAChange()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsFalse(IsCurrent(Settled.By(Sample.Profile("a", When.AddTicks(1)), SettingsSource.Cached)));
    }

    [TestMethod]
    public void ThatAResultBecameStaleIsAChange()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsFalse(IsCurrent(Sample.Stale(Sample.Profile("a", When), "age 8 d, limit 7 d")));
    }

    [TestMethod]
    public void AnotherWorkloadIsAChange()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.IsFalse(IsCurrent(Settled.By(Sample.Profile("b", When), SettingsSource.Profiled)));
    }

    [TestMethod]
    public void AFileThatIsNotThereIsNotCurrent() => Assert.IsFalse(IsCurrent(Settled.By(Sample.Profile("a", When), SettingsSource.Cached)));

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("{\"formatVersion\":99}")]
    public void AFileThatSomebodyBrokeIsNotCurrentAndIsReplaced(string broken)
    {
        File.WriteAllText(ConfigFile, broken);
        Assert.IsFalse(IsCurrent(Settled.By(Sample.Profile("a", When), SettingsSource.Cached)));

        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Cached));

        Assert.HasCount(1, Settings.ConfigFile.Parse(File.ReadAllBytes(ConfigFile), Sample.Machine.Processors));
    }

    [TestMethod]
    public void NothingElseIsLeftInTheDirectory()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Cached));

        Assert.HasCount(1, directory.GetFiles());
    }

    private void Write(WorkloadSettings workload) => GeneratedConfig.Update(ConfigFile, "1.2.3", Sample.Machine, [workload]);

    private bool IsCurrent(WorkloadSettings workload) => GeneratedConfig.IsCurrent(new CacheFiles(), ConfigFile, "1.2.3", Sample.Machine, [workload]);
}
