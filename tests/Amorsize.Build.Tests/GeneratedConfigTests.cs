using Amorsize.Configuration;

namespace Amorsize.Build.Tests;

[TestClass]
public sealed class GeneratedConfigTests
{
    private static readonly DateTimeOffset When = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTime LongAgo = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");

    private string ConfigFile => Path.Combine(directory.FullName, "App.amorsize.json");

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    [TestMethod]
    public void WhatIsWrittenIsWhatTheRunTimeReads()
    {
        var workload = Settled.By(Sample.Profile("a", When), SettingsSource.Profiled, "a warning with µ and \"quotes\"");

        Write(workload);

        var read = Configuration.ConfigFile.Parse(File.ReadAllBytes(ConfigFile), Sample.Machine.Processors).Single();
        Assert.AreEqual(workload with { Warnings = read.Warnings }, read);
        CollectionAssert.AreEqual(workload.Warnings.ToArray(), read.Warnings.ToArray());
        StringAssert.Contains(File.ReadAllText(ConfigFile), "µ");
    }

    [TestMethod]
    public void TheSameContentIsNotWrittenAgain()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled));
        File.SetLastWriteTimeUtc(ConfigFile, LongAgo);

        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled));

        Assert.AreEqual(LongAgo, File.GetLastWriteTimeUtc(ConfigFile));
    }

    [TestMethod]
    public void ThatAResultNowComesFromTheCacheIsNoChange()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled));
        File.SetLastWriteTimeUtc(ConfigFile, LongAgo);

        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Cached));

        Assert.AreEqual(LongAgo, File.GetLastWriteTimeUtc(ConfigFile));
    }

    [TestMethod]
    public void AnotherMeasurementIsAChange()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Profiled));

        Write(Settled.By(Sample.Profile("a", When.AddDays(1)), SettingsSource.Cached));

        StringAssert.Contains(File.ReadAllText(ConfigFile), "\"Cached\"");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("{\"formatVersion\":99}")]
    public void AFileThatSomebodyBrokeIsReplaced(string broken)
    {
        File.WriteAllText(ConfigFile, broken);

        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Cached));

        Assert.HasCount(1, Configuration.ConfigFile.Parse(File.ReadAllBytes(ConfigFile), Sample.Machine.Processors));
    }

    [TestMethod]
    public void NothingElseIsLeftInTheDirectory()
    {
        Write(Settled.By(Sample.Profile("a", When), SettingsSource.Cached));

        Assert.HasCount(1, directory.GetFiles());
    }

    private void Write(WorkloadSettings workload) => GeneratedConfig.Write(ConfigFile, "1.2.3", Sample.Machine, [workload]);
}
