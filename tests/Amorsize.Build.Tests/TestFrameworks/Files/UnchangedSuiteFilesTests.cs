using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

/// <summary>What is left of the files where a suite is as it was: the user's own.</summary>
[TestClass]
public sealed class UnchangedSuiteFilesTests : IDisposable
{
    private const string TestConfig = "App.Tests.testconfig.json";
    private const string RunSettingsFile = "obj/App.Tests.amorsize.runsettings";

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(TestFramework.MSTest, true)]
    [DataRow(TestFramework.NUnit, true)]
    [DataRow(TestFramework.TUnit, true)]
    [DataRow(TestFramework.XunitV3, true)]
    [DataRow(TestFramework.XunitV2, false)]
    public void AsFoundNothingOfOursLiesBesideTheAssembly(object framework, bool isOnTestingPlatform)
    {
        var files = folder.Files((TestFramework)framework, isOnTestingPlatform);
        files.Write(new(8));
        Assert.HasCount(1, folder.Built);

        files.Write(SuitePlan.Unchanged);

        Assert.IsEmpty(folder.Built);
    }

    [TestMethod]
    public void AsFoundTheUsersTestConfigIsAsHeWroteIt()
    {
        const string User = """{ /* mine */ "mstest": { "timeout": { "test": 1000 } } }""";
        folder.Write("testconfig.json", User);
        var files = folder.Files(TestFramework.MSTest, isOnTestingPlatform: true);
        files.Write(new(8, TestScope.Methods));

        files.Write(SuitePlan.Unchanged);

        Assert.AreEqual(User, folder.TextOf(TestConfig));
    }

    [TestMethod]
    public void AsFoundXunitReadsTheUsersFileOfTheCommonName()
    {
        folder.Write("xunit.runner.json", "{}");
        folder.WriteOutput("xunit.runner.json", "{}");
        var files = folder.Files(TestFramework.XunitV3, isOnTestingPlatform: true);
        files.Write(new(8, TestScope.Methods));

        files.Write(SuitePlan.Unchanged);

        Assert.AreSequenceEqual(["xunit.runner.json"], folder.Built);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("no JSON")]
    public void AsFoundAFileThatIsNotOursStays(string content)
    {
        folder.WriteOutput(TestConfig, content);

        folder.Files(TestFramework.MSTest, isOnTestingPlatform: true).Write(SuitePlan.Unchanged);

        Assert.AreEqual(content, folder.TextOf(TestConfig));
    }

    [TestMethod]
    public void AsFoundVSTestHasTheUsersOwnSettings()
    {
        folder.Write("user.runsettings", "<RunSettings><NUnit><Seed>7</Seed></NUnit></RunSettings>");
        var files = folder.Files(TestFramework.NUnit, isOnTestingPlatform: false);
        files.Write(new(8));

        files.Write(SuitePlan.Unchanged);

        var settings = File.ReadAllText(folder.At(RunSettingsFile));
        Assert.Contains("<Seed>7</Seed>", settings);
        Assert.DoesNotContain("NumberOfTestWorkers", settings);
    }

    [TestMethod]
    public void AsFoundTheProjectsDefaultsForOptionsAreAsThePlatformWritesThem()
    {
        var files = folder.Files(TestFramework.MSTest, isOnTestingPlatform: true, ("timeout", "5m"));
        files.Write(new(8, TestScope.Methods));

        files.Write(SuitePlan.Unchanged);

        ProjectFolder.AssertJson("""{ "commandLineOptionDefaults": { "timeout": "5m" } }""", folder.TextOf(TestConfig));
        Assert.IsNull(files.OwnSetting(), "the platform wrote it, not the project");
    }
}
