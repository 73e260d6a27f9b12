using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

[TestClass]
public sealed class XunitRunnerFileTests : IDisposable
{
    private const string RunnerJson = "App.Tests.xunit.runner.json";

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("App.Tests.xunit.runner.json")]
    [DataRow("xunit.runner.json")]
    [DataRow("bin/xunit.runner.json")]
    public void Write_UsersFile_IsCarriedOver(string name)
    {
        folder.Write(name, """{ "diagnosticMessages": true }""");

        Files().Write(new(8));

        ProjectFolder.AssertJson("""{ "diagnosticMessages": true, "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""", folder.TextOf(RunnerJson));
    }

    [TestMethod]
    public void Write_FileNamedForTheAssembly_CountsMore()
    {
        folder.Write("xunit.runner.json", """{ "culture": "de" }""");
        folder.Write(RunnerJson, """{ "culture": "fr" }""");

        Files().Write(new(8));

        Assert.Contains("\"fr\"", folder.TextOf(RunnerJson));
    }

    [TestMethod]
    public void Write_UnchangedSuite_LeavesTheUsersCommonFile()
    {
        folder.Write("xunit.runner.json", "{}");
        folder.WriteOutput("xunit.runner.json", "{}");
        Files().Write(new(8));

        Files().Write(SuitePlan.Unchanged);

        Assert.AreSequenceEqual(["xunit.runner.json"], folder.Built);
    }

    [TestMethod]
    public void Write_UnchangedSuite_RestoresTheFileNamedForTheAssembly()
    {
        const string User = """{ "culture": /* mine */ "fr" }""";
        folder.Write(RunnerJson, User);
        Files().Write(new(8));

        Files().Write(SuitePlan.Unchanged);

        Assert.AreEqual(User, folder.TextOf(RunnerJson));
    }

    [TestMethod]
    public void OwnSetting_FileThatTheProjectPutsThere_IsTold()
    {
        folder.Write(RunnerJson, "{}");
        var path = folder.WriteOutput(RunnerJson, "{}");

        Assert.AreEqual($"{path} is put there by the project itself", Files().OwnSetting());
    }

    private SuiteFiles Files() => folder.Files(SupportedFrameworks.All.OfType<XunitV2>().Single(), isOnTestingPlatform: false);
}
