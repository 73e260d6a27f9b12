using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

[TestClass]
public sealed class SuiteFilesTests : IDisposable
{
    private const string TestConfig = "App.Tests.testconfig.json";
    private const string XunitRunner = "App.Tests.xunit.runner.json";
    private const string RunSettingsFile = "obj/App.Tests.amorsize.runsettings";
    private static readonly DateTime longAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly SuitePlan eight = new(8, TestScope.Methods, MinThreads: 16);

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(TestFramework.MSTest, 8, TestScope.Methods, """{ "mstest": { "parallelism": { "enabled": true, "workers": 8, "scope": "method" } }, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.MSTest, 8, TestScope.Classes, """{ "mstest": { "parallelism": { "enabled": true, "workers": 8, "scope": "class" } }, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.MSTest, 1, TestScope.AsDeclared, """{ "mstest": { "parallelism": { "enabled": false } }, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.TUnit, 8, TestScope.AsDeclared, """{ "commandLineOptions": { "maximum-parallel-tests": "8" }, "generatedBy": "Amorsize.Build" }""")]
    public void OnThePlatformTheTestConfigSaysIt(object framework, int workers, object scope, string expected)
    {
        folder.Files((TestFramework)framework, isOnTestingPlatform: true).Write(new(workers, (TestScope)scope));

        ProjectFolder.AssertJson(expected, folder.TextOf(TestConfig));
    }

    [TestMethod]
    [DataRow(TestFramework.XunitV3, true, 8, TestScope.Methods, """{ "parallelMode": "all", "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.XunitV3, true, 8, TestScope.Classes, """{ "parallelMode": "collections", "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.XunitV3, false, 1, TestScope.AsDeclared, """{ "parallelMode": "none", "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.XunitV2, false, 8, TestScope.AsDeclared, """{ "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(TestFramework.XunitV2, false, 1, TestScope.AsDeclared, """{ "parallelizeTestCollections": false, "generatedBy": "Amorsize.Build" }""")]
    public void ForXunitItsOwnFileSaysIt(object framework, bool isOnTestingPlatform, int workers, object scope, string expected)
    {
        folder.Files((TestFramework)framework, isOnTestingPlatform).Write(new(workers, (TestScope)scope));

        ProjectFolder.AssertJson(expected, folder.TextOf(XunitRunner));
    }

    [TestMethod]
    public void NUnitOnThePlatformIsSentToTheRunSettings()
    {
        folder.Files(TestFramework.NUnit, isOnTestingPlatform: true).Write(new(8));

        Assert.Contains("<NumberOfTestWorkers>8</NumberOfTestWorkers>", File.ReadAllText(folder.At(RunSettingsFile)));
        var path = System.Text.Json.JsonSerializer.Serialize(folder.At(RunSettingsFile));
        ProjectFolder.AssertJson($$"""{ "commandLineOptions": { "settings": {{path}} }, "generatedBy": "Amorsize.Build" }""", folder.TextOf(TestConfig));
    }

    [TestMethod]
    public void InVSTestOnlyTheRunSettingsSayIt()
    {
        folder.Files(TestFramework.MSTest, isOnTestingPlatform: false).Write(eight);

        Assert.Contains("<Scope>MethodLevel</Scope>", File.ReadAllText(folder.At(RunSettingsFile)));
        Assert.IsEmpty(folder.Built);
    }

    [TestMethod]
    public void TheRunSettingsOfXunitAreTheUsersAlone()
    {
        folder.Write("user.runsettings", "<RunSettings><xUnit><LongRunningTestSeconds>5</LongRunningTestSeconds></xUnit></RunSettings>");

        folder.Files(TestFramework.XunitV2, isOnTestingPlatform: false).Write(new(8));

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

        folder.Files(TestFramework.MSTest, isOnTestingPlatform: true).Write(new(8, TestScope.Methods));

        ProjectFolder.AssertJson(
            """
            {
              "mstest": { "timeout": { "test": 60000 }, "parallelism": { "enabled": true, "workers": 8, "scope": "method" } },
              "platformOptions": { "exitProcessOnUnhandledException": true },
              "generatedBy": "Amorsize.Build"
            }
            """,
            folder.TextOf(TestConfig));
    }

    [TestMethod]
    [DataRow("App.Tests.xunit.runner.json")]
    [DataRow("xunit.runner.json")]
    [DataRow("bin/xunit.runner.json")]
    public void TheUsersOwnXunitFileIsCarriedOver(string name)
    {
        folder.Write(name, """{ "diagnosticMessages": true }""");

        folder.Files(TestFramework.XunitV2, isOnTestingPlatform: false).Write(new(8));

        ProjectFolder.AssertJson("""{ "diagnosticMessages": true, "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""", folder.TextOf(XunitRunner));
    }

    [TestMethod]
    public void TheXunitFileThatIsNamedForTheAssemblyCountsMore()
    {
        folder.Write("xunit.runner.json", """{ "culture": "de" }""");
        folder.Write("App.Tests.xunit.runner.json", """{ "culture": "fr" }""");

        folder.Files(TestFramework.XunitV2, isOnTestingPlatform: false).Write(new(8));

        Assert.Contains("\"fr\"", folder.TextOf(XunitRunner));
    }

    [TestMethod]
    public void WhatIsThereAlreadyIsNotWrittenAgain()
    {
        folder.WriteOutput("App.Tests.runtimeconfig.json", """{ "runtimeOptions": { } }""");
        var files = folder.Files(TestFramework.NUnit, isOnTestingPlatform: true);
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
        var files = folder.Files(TestFramework.TUnit, isOnTestingPlatform: true);
        files.Write(new(8));

        files.Write(new(4));

        Assert.Contains("\"4\"", folder.TextOf(TestConfig));
        Assert.AreSequenceEqual([TestConfig], folder.Built);
    }

    [TestMethod]
    public void ThePoolsThreadsComeAndGoWithTheSetting()
    {
        folder.WriteOutput("App.Tests.runtimeconfig.json", """{ "runtimeOptions": { } }""");
        var files = folder.Files(TestFramework.MSTest, isOnTestingPlatform: false);

        files.Write(eight);
        Assert.Contains("\"System.Threading.ThreadPool.MinThreads\": 16", folder.TextOf("App.Tests.runtimeconfig.json"));
        Assert.IsFalse(files.HasOwnPoolThreads);

        files.Write(SuitePlan.Unchanged);
        Assert.DoesNotContain("MinThreads", folder.TextOf("App.Tests.runtimeconfig.json"));
    }

    [TestMethod]
    public void ThePoolsThreadsOfTheProjectStay()
    {
        const string Own = """{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": 64 } } }""";
        folder.WriteOutput("App.Tests.runtimeconfig.json", Own);
        var files = folder.Files(TestFramework.MSTest, isOnTestingPlatform: false);

        files.Write(eight);
        files.Write(SuitePlan.Unchanged);

        Assert.IsTrue(files.HasOwnPoolThreads);
        Assert.AreEqual(Own, folder.TextOf("App.Tests.runtimeconfig.json"));
    }

    [TestMethod]
    public void OursAreTheFilesThatThereAre()
    {
        folder.WriteOutput("App.Tests.runtimeconfig.json", """{ "runtimeOptions": { } }""");
        var files = folder.Files(TestFramework.NUnit, isOnTestingPlatform: true);
        Assert.IsEmpty(files.Ours());

        files.Write(new(8));
        Assert.AreSequenceEqual([folder.At(RunSettingsFile), folder.InOutput(TestConfig)], files.Ours());

        files.Write(SuitePlan.Unchanged);
        Assert.AreSequenceEqual([folder.At(RunSettingsFile)], files.Ours());
    }

    [TestMethod]
    public void AUsersFileThatCannotBeReadIsSaidAndNothingIsWritten()
    {
        var path = folder.Write("testconfig.json", "{");
        var files = folder.Files(TestFramework.MSTest, isOnTestingPlatform: true);

        Assert.StartsWith(path, Assert.ThrowsExactly<FormatException>(() => files.Write(eight)).Message);
        Assert.StartsWith(path, Assert.ThrowsExactly<FormatException>(files.OwnSetting).Message);
        Assert.IsEmpty(folder.Built);
    }

    [TestMethod]
    public void TheProjectsDefaultsForOptionsAreMergedAsThePlatformDoesItAndTheUsersFileWins()
    {
        folder.Write("testconfig.json", """{ "commandLineOptionDefaults": { "timeout": "9m" } }""");

        folder.Files(TestFramework.MSTest, isOnTestingPlatform: true, ("timeout", "5m"), ("report-trx", ""), ("filter-uid", "1"), ("Filter-Uid", "2")).Write(new(8, TestScope.Methods));

        ProjectFolder.AssertJson(
            """
            {
              "commandLineOptionDefaults": { "timeout": "9m", "report-trx": "", "filter-uid": ["1", "2"] },
              "mstest": { "parallelism": { "enabled": true, "workers": 8, "scope": "method" } },
              "generatedBy": "Amorsize.Build"
            }
            """,
            folder.TextOf(TestConfig));
    }
}
