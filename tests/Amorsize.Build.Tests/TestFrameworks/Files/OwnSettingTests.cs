using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

/// <summary>What the project says of how its tests run, so that its suite is left alone.</summary>
[TestClass]
public sealed class OwnSettingTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(TestFramework.MSTest, "testconfig.json", """{ "mstest": { "parallelism": { "workers": 2 } } }""", "mstest/parallelism")]
    [DataRow(TestFramework.MSTest, "testconfig.json", """{ "commandLineOptions": { "settings": "x.runsettings" } }""", "commandLineOptions/settings")]
    [DataRow(TestFramework.NUnit, "testconfig.json", """{ "commandLineOptions": { "settings": "x.runsettings" } }""", "commandLineOptions/settings")]
    [DataRow(TestFramework.TUnit, "testconfig.json", """{ "commandLineOptions": { "maximum-parallel-tests": "2" } }""", "commandLineOptions/maximum-parallel-tests")]
    [DataRow(TestFramework.TUnit, "testconfig.json", """{ "environmentVariables": { "TUNIT_MAX_PARALLEL_TESTS": "2" } }""", "environmentVariables/TUNIT_MAX_PARALLEL_TESTS")]
    [DataRow(TestFramework.XunitV3, "xunit.runner.json", """{ "maxParallelThreads": 2 }""", "maxParallelThreads")]
    [DataRow(TestFramework.XunitV3, "xunit.runner.json", """{ "parallelMode": "none" }""", "parallelMode")]
    [DataRow(TestFramework.XunitV3, "App.Tests.xunit.runner.json", """{ "parallelizeTestCollections": false }""", "parallelizeTestCollections")]
    [DataRow(TestFramework.XunitV3, "testconfig.json", """{ "xUnit": { "parallelMode": "none" } }""", "xUnit/parallelMode")]
    [DataRow(TestFramework.XunitV3, "testconfig.json", """{ "commandLineOptions": { "max-threads": "2" } }""", "commandLineOptions/max-threads")]
    public void WhatTheUsersJsonSaysIsToldWithItsPath(object framework, string name, string content, string setting)
    {
        var path = folder.Write(name, content);

        Assert.AreEqual($"{setting} in {path} is a setting of the project's own", folder.Files((TestFramework)framework, isOnTestingPlatform: true).OwnSetting());
    }

    [TestMethod]
    [DataRow(TestFramework.MSTest, "<MSTest><Parallelize /></MSTest>", "MSTest/Parallelize")]
    [DataRow(TestFramework.NUnit, "<RunConfiguration><DisableParallelization>true</DisableParallelization></RunConfiguration>", "RunConfiguration/DisableParallelization")]
    [DataRow(TestFramework.XunitV2, "<xUnit><MaxParallelThreads>2</MaxParallelThreads></xUnit>", "xUnit/MaxParallelThreads")]
    public void WhatTheUsersRunSettingsSayIsToldWithItsPath(object framework, string section, string setting)
    {
        var path = folder.Write("user.runsettings", $"<RunSettings>{section}</RunSettings>");

        Assert.AreEqual($"{setting} in {path} is a setting of the project's own", folder.Files((TestFramework)framework, isOnTestingPlatform: false).OwnSetting());
    }

    [TestMethod]
    [DataRow(TestFramework.MSTest, true)]
    [DataRow(TestFramework.MSTest, false)]
    [DataRow(TestFramework.NUnit, true)]
    [DataRow(TestFramework.TUnit, true)]
    [DataRow(TestFramework.XunitV3, true)]
    [DataRow(TestFramework.XunitV2, false)]
    public void WhatWeHaveWrittenIsNotTheUsersOwn(object framework, bool isOnTestingPlatform)
    {
        var files = folder.Files((TestFramework)framework, isOnTestingPlatform);
        Assert.IsNull(files.OwnSetting());

        files.Write(new(8, TestScope.Methods));

        Assert.IsNull(files.OwnSetting());
    }

    [TestMethod]
    [DataRow(TestFramework.MSTest, "settings")]
    [DataRow(TestFramework.NUnit, "settings")]
    [DataRow(TestFramework.TUnit, "maximum-parallel-tests")]
    [DataRow(TestFramework.XunitV3, "max-threads")]
    public void ADefaultThatSaysHowTestsRunIsTheProjectsOwn(object framework, string option) => Assert.AreEqual(
        $"commandLineOptionDefaults/{option}, of an item TestingPlatformCommandLineOptionDefault, is a setting of the project's own",
        folder.Files((TestFramework)framework, isOnTestingPlatform: true, (option, "2")).OwnSetting());
}
