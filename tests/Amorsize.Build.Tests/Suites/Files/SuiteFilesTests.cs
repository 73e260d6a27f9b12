using Amorsize.Build.Suites.Files;
using Amorsize.Caching;
using Amorsize.Caching.Suites;
using Amorsize.Tuning.Suites;

namespace Amorsize.Build.Tests.Suites.Files;

[TestClass]
public sealed class SuiteFilesTests : IDisposable
{
    private const string TestConfig = "App.Tests.testconfig.json";
    private const string XunitRunner = "App.Tests.xunit.runner.json";
    private const string RunSettingsFile = "obj/App.Tests.amorsize.runsettings";
    private static readonly DateTime longAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly SuiteSetting eight = new(8, TestScope.Methods, MinThreads: 16);

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(TestFramework.MSTest, 8, TestScope.Methods, """{ "mstest": { "parallelism": { "enabled": true, "workers": 8, "scope": "method" } }, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.MSTest, 8, TestScope.Classes, """{ "mstest": { "parallelism": { "enabled": true, "workers": 8, "scope": "class" } }, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.MSTest, 1, TestScope.AsDeclared, """{ "mstest": { "parallelism": { "enabled": false } }, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.TUnit, 8, TestScope.AsDeclared, """{ "commandLineOptions": { "maximum-parallel-tests": "8" }, "generatedBy": "Amorsize.Build" }""")]
    public void OnThePlatformTheTestConfigSaysIt(object framework, int workers, object scope, string expected)
    {
        Files((TestFramework)framework, isOnTestingPlatform: true).Write(new(workers, (TestScope)scope));

        ProjectFolder.AssertJson(expected, Built(TestConfig));
    }

    [TestMethod]
    [DataRow(TestFramework.XunitV3, true, 8, TestScope.Methods, """{ "parallelMode": "all", "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.XunitV3, true, 8, TestScope.Classes, """{ "parallelMode": "collections", "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.XunitV3, false, 1, TestScope.AsDeclared, """{ "parallelMode": "none", "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.XunitV2, false, 8, TestScope.AsDeclared, """{ "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.XunitV2, false, 1, TestScope.AsDeclared, """{ "parallelizeTestCollections": false, "generatedBy": "Amorsize.Build" }""")]
    public void ForXunitItsOwnFileSaysIt(object framework, bool isOnTestingPlatform, int workers, object scope, string expected)
    {
        Files((TestFramework)framework, isOnTestingPlatform).Write(new(workers, (TestScope)scope));

        ProjectFolder.AssertJson(expected, Built(XunitRunner));
    }

    [TestMethod]
    public void NUnitOnThePlatformIsSentToTheRunSettings()
    {
        Files(TestFramework.NUnit, isOnTestingPlatform: true).Write(new(8));

        Assert.Contains("<NumberOfTestWorkers>8</NumberOfTestWorkers>", File.ReadAllText(folder.At(RunSettingsFile)));
        var path = System.Text.Json.JsonSerializer.Serialize(folder.At(RunSettingsFile));
        ProjectFolder.AssertJson($$"""{ "commandLineOptions": { "settings": {{path}} }, "generatedBy": "Amorsize.Build" }""", Built(TestConfig));
    }

    [TestMethod]
    public void InVSTestOnlyTheRunSettingsSayIt()
    {
        Files(TestFramework.MSTest, isOnTestingPlatform: false).Write(eight);

        Assert.Contains("<Scope>MethodLevel</Scope>", File.ReadAllText(folder.At(RunSettingsFile)));
        Assert.IsEmpty(folder.Built);
    }

    [TestMethod]
    public void TheRunSettingsOfXunitAreTheUsersAlone()
    {
        folder.Write("user.runsettings", "<RunSettings><xUnit><LongRunningTestSeconds>5</LongRunningTestSeconds></xUnit></RunSettings>");

        Files(TestFramework.XunitV2, isOnTestingPlatform: false).Write(new(8));

        var settings = File.ReadAllText(folder.At(RunSettingsFile));
        Assert.Contains("LongRunningTestSeconds", settings);
        Assert.DoesNotContain("MaxParallelThreads", settings);
    }

    [TestMethod]
    public void TheUsersOwnTestConfigIsCarriedOver()
    {
        folder.Write("testconfig.json", """
            {
              // Slow machines.
              "mstest": { "timeout": { "test": 60000 }, },
              "platformOptions": { "exitProcessOnUnhandledException": true },
            }
            """);

        Files(TestFramework.MSTest, isOnTestingPlatform: true).Write(new(8, TestScope.Methods));

        ProjectFolder.AssertJson(
            """
            {
              "mstest": { "timeout": { "test": 60000 }, "parallelism": { "enabled": true, "workers": 8, "scope": "method" } },
              "platformOptions": { "exitProcessOnUnhandledException": true },
              "generatedBy": "Amorsize.Build"
            }
            """,
            Built(TestConfig));
    }

    [TestMethod]
    [DataRow("App.Tests.xunit.runner.json")]
    [DataRow("xunit.runner.json")]
    [DataRow("bin/xunit.runner.json")]
    public void TheUsersOwnXunitFileIsCarriedOver(string name)
    {
        folder.Write(name, """{ "diagnosticMessages": true }""");

        Files(TestFramework.XunitV2, isOnTestingPlatform: false).Write(new(8));

        ProjectFolder.AssertJson("""{ "diagnosticMessages": true, "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""", Built(XunitRunner));
    }

    [TestMethod]
    public void TheXunitFileThatIsNamedForTheAssemblyCountsMore()
    {
        folder.Write("xunit.runner.json", """{ "culture": "de" }""");
        folder.Write("App.Tests.xunit.runner.json", """{ "culture": "fr" }""");

        Files(TestFramework.XunitV2, isOnTestingPlatform: false).Write(new(8));

        Assert.Contains("\"fr\"", Built(XunitRunner));
    }

    [TestMethod]
    public void WhatIsThereAlreadyIsNotWrittenAgain()
    {
        folder.WriteOutput("App.Tests.runtimeconfig.json", """{ "runtimeOptions": { } }""");
        var files = Files(TestFramework.NUnit, isOnTestingPlatform: true);
        files.Write(eight);
        string[] written = [folder.At(RunSettingsFile), folder.InOutput(TestConfig), folder.InOutput("App.Tests.runtimeconfig.json")];
        foreach (var path in written)
            File.SetLastWriteTimeUtc(path, longAgo);

        files.Write(eight);

        foreach (var path in written)
            Assert.AreEqual(longAgo, File.GetLastWriteTimeUtc(path), path);
    }

    [TestMethod]
    public void AnotherSettingIsWritten()
    {
        var files = Files(TestFramework.TUnit, isOnTestingPlatform: true);
        files.Write(new(8));

        files.Write(new(4));

        Assert.Contains("\"4\"", Built(TestConfig));
        Assert.AreSequenceEqual([TestConfig], folder.Built);
    }

    [TestMethod]
    [DataRow(TestFramework.MSTest, true)]
    [DataRow(TestFramework.NUnit, true)]
    [DataRow(TestFramework.TUnit, true)]
    [DataRow(TestFramework.XunitV3, true)]
    [DataRow(TestFramework.XunitV2, false)]
    public void AsFoundNothingOfOursLiesBesideTheAssembly(object framework, bool isOnTestingPlatform)
    {
        var files = Files((TestFramework)framework, isOnTestingPlatform);
        files.Write(new(8));
        Assert.HasCount(1, folder.Built);

        files.Write(SuiteSetting.AsFound);

        Assert.IsEmpty(folder.Built);
    }

    [TestMethod]
    public void AsFoundTheUsersTestConfigIsAsHeWroteIt()
    {
        const string User = """{ /* mine */ "mstest": { "timeout": { "test": 1000 } } }""";
        folder.Write("testconfig.json", User);
        var files = Files(TestFramework.MSTest, isOnTestingPlatform: true);
        files.Write(new(8, TestScope.Methods));

        files.Write(SuiteSetting.AsFound);

        Assert.AreEqual(User, Built(TestConfig));
    }

    [TestMethod]
    public void AsFoundXunitReadsTheUsersFileOfTheCommonName()
    {
        folder.Write("xunit.runner.json", "{}");
        folder.WriteOutput("xunit.runner.json", "{}");
        var files = Files(TestFramework.XunitV3, isOnTestingPlatform: true);
        files.Write(new(8, TestScope.Methods));

        files.Write(SuiteSetting.AsFound);

        Assert.AreSequenceEqual(["xunit.runner.json"], folder.Built);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("no JSON")]
    public void AsFoundAFileThatIsNotOursStays(string content)
    {
        folder.WriteOutput(TestConfig, content);

        Files(TestFramework.MSTest, isOnTestingPlatform: true).Write(SuiteSetting.AsFound);

        Assert.AreEqual(content, Built(TestConfig));
    }

    [TestMethod]
    public void AsFoundVSTestHasTheUsersOwnSettings()
    {
        folder.Write("user.runsettings", "<RunSettings><NUnit><Seed>7</Seed></NUnit></RunSettings>");
        var files = Files(TestFramework.NUnit, isOnTestingPlatform: false);
        files.Write(new(8));

        files.Write(SuiteSetting.AsFound);

        var settings = File.ReadAllText(folder.At(RunSettingsFile));
        Assert.Contains("<Seed>7</Seed>", settings);
        Assert.DoesNotContain("NumberOfTestWorkers", settings);
    }

    [TestMethod]
    public void ThePoolsThreadsComeAndGoWithTheSetting()
    {
        folder.WriteOutput("App.Tests.runtimeconfig.json", """{ "runtimeOptions": { } }""");
        var files = Files(TestFramework.MSTest, isOnTestingPlatform: false);

        files.Write(eight);
        Assert.Contains("\"System.Threading.ThreadPool.MinThreads\": 16", Built("App.Tests.runtimeconfig.json"));
        Assert.IsFalse(files.HasOwnPoolThreads);

        files.Write(SuiteSetting.AsFound);
        Assert.DoesNotContain("MinThreads", Built("App.Tests.runtimeconfig.json"));
    }

    [TestMethod]
    public void ThePoolsThreadsOfTheProjectStay()
    {
        const string Own = """{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": 64 } } }""";
        folder.WriteOutput("App.Tests.runtimeconfig.json", Own);
        var files = Files(TestFramework.MSTest, isOnTestingPlatform: false);

        files.Write(eight);
        files.Write(SuiteSetting.AsFound);

        Assert.IsTrue(files.HasOwnPoolThreads);
        Assert.AreEqual(Own, Built("App.Tests.runtimeconfig.json"));
    }

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

        Assert.AreEqual($"{setting} in {path} is a setting of the project's own", Files((TestFramework)framework, isOnTestingPlatform: true).OwnSetting());
    }

    [TestMethod]
    [DataRow(TestFramework.MSTest, "<MSTest><Parallelize /></MSTest>", "MSTest/Parallelize")]
    [DataRow(TestFramework.NUnit, "<RunConfiguration><DisableParallelization>true</DisableParallelization></RunConfiguration>", "RunConfiguration/DisableParallelization")]
    [DataRow(TestFramework.XunitV2, "<xUnit><MaxParallelThreads>2</MaxParallelThreads></xUnit>", "xUnit/MaxParallelThreads")]
    public void WhatTheUsersRunSettingsSayIsToldWithItsPath(object framework, string section, string setting)
    {
        var path = folder.Write("user.runsettings", $"<RunSettings>{section}</RunSettings>");

        Assert.AreEqual($"{setting} in {path} is a setting of the project's own", Files((TestFramework)framework, isOnTestingPlatform: false).OwnSetting());
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
        var files = Files((TestFramework)framework, isOnTestingPlatform);
        Assert.IsNull(files.OwnSetting());

        files.Write(new(8, TestScope.Methods));

        Assert.IsNull(files.OwnSetting());
    }

    [TestMethod]
    public void OursAreTheFilesThatThereAre()
    {
        folder.WriteOutput("App.Tests.runtimeconfig.json", """{ "runtimeOptions": { } }""");
        var files = Files(TestFramework.NUnit, isOnTestingPlatform: true);
        Assert.IsEmpty(files.Ours());

        files.Write(new(8));
        Assert.AreSequenceEqual([folder.At(RunSettingsFile), folder.InOutput(TestConfig)], files.Ours());

        files.Write(SuiteSetting.AsFound);
        Assert.AreSequenceEqual([folder.At(RunSettingsFile)], files.Ours());
    }

    [TestMethod]
    public void AUsersFileThatCannotBeReadIsSaidAndNothingIsWritten()
    {
        var path = folder.Write("testconfig.json", "{");
        var files = Files(TestFramework.MSTest, isOnTestingPlatform: true);

        Assert.StartsWith(path, Assert.ThrowsExactly<FormatException>(() => files.Write(eight)).Message);
        Assert.StartsWith(path, Assert.ThrowsExactly<FormatException>(files.OwnSetting).Message);
        Assert.IsEmpty(folder.Built);
    }

    [TestMethod]
    public void TheProjectsDefaultsForOptionsAreMergedAsThePlatformDoesItAndTheUsersFileWins()
    {
        folder.Write("testconfig.json", """{ "commandLineOptionDefaults": { "timeout": "9m" } }""");

        WithDefaults(TestFramework.MSTest, ("timeout", "5m"), ("report-trx", ""), ("filter-uid", "1"), ("Filter-Uid", "2")).Write(new(8, TestScope.Methods));

        ProjectFolder.AssertJson(
            """
            {
              "commandLineOptionDefaults": { "timeout": "9m", "report-trx": "", "filter-uid": ["1", "2"] },
              "mstest": { "parallelism": { "enabled": true, "workers": 8, "scope": "method" } },
              "generatedBy": "Amorsize.Build"
            }
            """,
            Built(TestConfig));
    }

    [TestMethod]
    public void AsFoundTheProjectsDefaultsForOptionsAreAsThePlatformWritesThem()
    {
        var files = WithDefaults(TestFramework.MSTest, ("timeout", "5m"));
        files.Write(new(8, TestScope.Methods));

        files.Write(SuiteSetting.AsFound);

        ProjectFolder.AssertJson("""{ "commandLineOptionDefaults": { "timeout": "5m" } }""", Built(TestConfig));
        Assert.IsNull(files.OwnSetting(), "the platform wrote it, not the project");
    }

    [TestMethod]
    [DataRow(TestFramework.MSTest, "settings")]
    [DataRow(TestFramework.NUnit, "settings")]
    [DataRow(TestFramework.TUnit, "maximum-parallel-tests")]
    [DataRow(TestFramework.XunitV3, "max-threads")]
    public void ADefaultThatSaysHowTestsRunIsTheProjectsOwn(object framework, string option) => Assert.AreEqual(
        $"commandLineOptionDefaults/{option}, of an item TestingPlatformCommandLineOptionDefault, is a setting of the project's own",
        WithDefaults((TestFramework)framework, (option, "2")).OwnSetting());

    private SuiteFiles WithDefaults(TestFramework framework, params (string Option, string Value)[] defaults) => new(
        folder.Project(framework, isOnTestingPlatform: true) with { CommandLineOptionDefaults = [.. defaults.Select(entry => KeyValuePair.Create(entry.Option, entry.Value))] },
        new CacheFiles());

    private SuiteFiles Files(TestFramework framework, bool isOnTestingPlatform) => new(folder.Project(framework, isOnTestingPlatform), new CacheFiles());

    private string Built(string name) => File.ReadAllText(folder.InOutput(name));
}
