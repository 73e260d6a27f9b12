using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

[TestClass]
public sealed class TestConfigFileTests : IDisposable
{
    private const string TestConfig = "App.Tests.testconfig.json";
    private static readonly SuitePlan eight = new(8, TestScope.Methods);

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Write_UsersFile_IsCarriedOver()
    {
        folder.Write("testconfig.json", """
            {
              // Slow machines.
              "mstest": { "timeout": { "test": 60000 }, },
              "platformOptions": { "exitProcessOnUnhandledException": true },
            }
            """);

        Files().Write(eight);

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
    public void Write_DefaultsOfOptions_AreMergedAsThePlatformDoesAndTheUsersFileWins()
    {
        folder.Write("testconfig.json", """{ "commandLineOptionDefaults": { "timeout": "9m" } }""");

        Files(("timeout", "5m"), ("report-trx", ""), ("filter-uid", "1"), ("Filter-Uid", "2")).Write(eight);

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

    [TestMethod]
    public void Write_UnreadableUsersFile_ThrowsAndWritesNothing()
    {
        var path = folder.Write("testconfig.json", "{");

        Assert.StartsWith(path, Assert.ThrowsExactly<FormatException>(() => Files().Write(eight)).Message);
        Assert.StartsWith(path, Assert.ThrowsExactly<FormatException>(() => Files().OwnSetting()).Message);
        Assert.IsEmpty(folder.Built);
    }

    [TestMethod]
    public void Write_UnchangedSuite_RestoresTheUsersFile()
    {
        const string User = """{ /* mine */ "mstest": { "timeout": { "test": 1000 } } }""";
        folder.Write("testconfig.json", User);
        Files().Write(eight);

        Files().Write(SuitePlan.Unchanged);

        Assert.AreEqual(User, folder.TextOf(TestConfig));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("no JSON")]
    public void Write_UnchangedSuite_KeepsAFileThatIsNotOurs(string content)
    {
        folder.WriteOutput(TestConfig, content);

        Files().Write(SuitePlan.Unchanged);

        Assert.AreEqual(content, folder.TextOf(TestConfig));
    }

    [TestMethod]
    public void Write_UnchangedSuite_RestoresTheDefaultsOfOptions()
    {
        var files = Files(("timeout", "5m"));
        files.Write(eight);

        files.Write(SuitePlan.Unchanged);

        ProjectFolder.AssertJson("""{ "commandLineOptionDefaults": { "timeout": "5m" } }""", folder.TextOf(TestConfig));
        Assert.IsNull(files.OwnSetting(), "the platform wrote it, not the project");
    }

    [TestMethod]
    public void Write_FileThatIsOnlyRead_WritesNothing()
    {
        Files(SupportedFrameworks.All.OfType<XunitV3>().Single()).Write(eight);

        Assert.DoesNotContain(TestConfig, folder.Built);
    }

    [TestMethod]
    public void OwnSetting_FileThatTheProjectPutsThere_IsTold()
    {
        var path = folder.WriteOutput(TestConfig, "{}");

        Assert.AreEqual($"{path} is put there by the project itself", Files().OwnSetting());
    }

    [TestMethod]
    [DataRow("MSTest", "settings")]
    [DataRow("NUnit", "settings")]
    [DataRow("TUnit", "maximum-parallel-tests")]
    [DataRow("XunitV3", "max-threads")]
    public void OwnSetting_DefaultOfAnOption_NamesTheItem(string framework, string option) => Assert.AreEqual(
        $"commandLineOptionDefaults/{option}, of an item TestingPlatformCommandLineOptionDefault, is a setting of the project's own",
        Files(SupportedFrameworks.All.Single(known => known.Name == framework), (option, "2")).OwnSetting());

    private SuiteFiles Files(params (string Option, string Value)[] defaults) => Files(SupportedFrameworks.All.OfType<MSTest>().Single(), defaults);

    private SuiteFiles Files(ITestFramework framework, params (string Option, string Value)[] defaults) => folder.Files(framework, isOnTestingPlatform: true, defaults);
}
