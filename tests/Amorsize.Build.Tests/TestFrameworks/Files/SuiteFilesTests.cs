using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

[TestClass]
public sealed class SuiteFilesTests : IDisposable
{
    private const string TestConfig = "App.Tests.testconfig.json";
    private const string RunSettingsFile = "obj/App.Tests.amorsize.runsettings";
    private const string RuntimeConfig = "App.Tests.runtimeconfig.json";
    private static readonly DateTime longAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly SuitePlan eight = new(8, TestScope.Methods, MinThreads: 16);

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Write_MinThreads_ComeAndGoWithThePlan()
    {
        folder.WriteOutput(RuntimeConfig, """{ "runtimeOptions": { } }""");
        var files = MSTestOnVsTest();

        files.Write(eight);
        Assert.Contains("\"System.Threading.ThreadPool.MinThreads\": 16", folder.TextOf(RuntimeConfig));
        Assert.IsFalse(files.HasOwnPoolThreads);

        files.Write(SuitePlan.Unchanged);
        Assert.DoesNotContain("MinThreads", folder.TextOf(RuntimeConfig));
    }

    [TestMethod]
    public void Write_MinThreadsOfTheProject_Stay()
    {
        const string Own = """{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": 64 } } }""";
        folder.WriteOutput(RuntimeConfig, Own);
        var files = MSTestOnVsTest();

        files.Write(eight);
        files.Write(SuitePlan.Unchanged);

        Assert.IsTrue(files.HasOwnPoolThreads);
        Assert.AreEqual(Own, folder.TextOf(RuntimeConfig));
    }

    [TestMethod]
    public void Write_SamePlanAgain_WritesNoFile()
    {
        folder.WriteOutput(RuntimeConfig, """{ "runtimeOptions": { } }""");
        var files = NUnitOnPlatform();
        files.Write(eight);
        string[] written = [folder.At(RunSettingsFile), folder.InOutput(TestConfig), folder.InOutput(RuntimeConfig)];
        foreach (var path in written)
            File.SetLastWriteTimeUtc(path, longAgo);

        files.Write(eight);

        foreach (var path in written)
            Assert.AreEqual(longAgo, File.GetLastWriteTimeUtc(path), path);
    }

    [TestMethod]
    public void Ours_AfterEachPlan_AreTheGeneratedFiles()
    {
        folder.WriteOutput(RuntimeConfig, """{ "runtimeOptions": { } }""");
        var files = NUnitOnPlatform();
        Assert.IsEmpty(files.Ours());

        files.Write(new(8));
        Assert.AreSequenceEqual([folder.At(RunSettingsFile), folder.InOutput(TestConfig)], files.Ours());

        files.Write(SuitePlan.Unchanged);
        Assert.IsEmpty(files.Ours());
    }

    private SuiteFiles MSTestOnVsTest() => folder.Files(SupportedFrameworks.All.OfType<MSTest>().Single(), isOnTestingPlatform: false);

    private SuiteFiles NUnitOnPlatform() => folder.Files(SupportedFrameworks.All.OfType<NUnit>().Single(), isOnTestingPlatform: true);
}
