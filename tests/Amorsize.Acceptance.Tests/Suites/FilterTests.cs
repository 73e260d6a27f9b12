using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

/// <summary>Tests that the project excludes are never run, whatever excludes them and wherever that is said.</summary>
[TestClass]
public sealed class FilterTests : AcceptanceTest
{
    private const string MustNotRun = "must-not-run.txt";
    private const string RunSettings = "<RunSettings><RunConfiguration><TestCaseFilter>TestCategory!=Slow</TestCaseFilter></RunConfiguration></RunSettings>";

    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnVsTest))]
    [DataRow(nameof(SuiteKind.NUnitOnVsTest))]
    [DataRow(nameof(SuiteKind.XunitV2))]
    public void Filter_OfTheProjectOnVSTest_IsKept(string kind) =>
        AssertIsNotRun(Suite(kind, $"<VSTestTestCaseFilter>{SuiteKind.All[kind].Filter}</VSTestTestCaseFilter>"));

    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform))]
    [DataRow(nameof(SuiteKind.NUnitOnPlatform))]
    [DataRow(nameof(SuiteKind.XunitV3))]
    [DataRow(nameof(SuiteKind.TUnit))]
    public void Filter_OfTheProjectOnThePlatform_IsKept(string kind) => AssertIsNotRun(Suite(
        kind, $"<TestingPlatformCommandLineArguments>$(TestingPlatformCommandLineArguments) {SuiteKind.All[kind].PlatformFilter}</TestingPlatformCommandLineArguments>"));

    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform), "filter", "TestCategory!=Slow")]
    [DataRow(nameof(SuiteKind.XunitV3), "filter-not-trait", "Category=Slow")]
    [DataRow(nameof(SuiteKind.TUnit), "treenode-filter", "/*/*/*/*[Category!=Slow]")]
    public void Filter_InTestConfig_IsKept(string kind, string option, string value)
    {
        var consumer = Suite(kind);
        consumer.Write("testconfig.json", $$"""{ "commandLineOptions": { "{{option}}": "{{value}}" } }""");

        AssertIsNotRun(consumer);
    }

    [TestMethod]
    [DataRow("RunSettingsFilePath")]
    [DataRow("VSTestSetting")]
    public void Filter_InRunSettings_IsKept(string property)
    {
        var consumer = Suite(nameof(SuiteKind.MSTestOnVsTest), $"<{property}>my.runsettings</{property}>");
        consumer.Write("my.runsettings", RunSettings);

        AssertIsNotRun(consumer);
    }

    [TestMethod]
    public void Filter_OnTheCommandLine_MeasuresNothingAndIsNoChange()
    {
        var consumer = Suite(nameof(SuiteKind.MSTestOnVsTest));
        consumer.Write("my.runsettings", RunSettings);
        string[] filtered = ["--filter TestCategory!=Slow", "--settings my.runsettings", "-p:RunSettingsFilePath=my.runsettings"];

        foreach (var option in filtered)
            consumer.Test(option);
        Assert.IsFalse(File.Exists(consumer.At(MustNotRun)), "The tests were measured in a filtered run.");

        Assert.IsTrue(consumer.Build().HasRunTests);
        File.Delete(consumer.At(MustNotRun));
        foreach (var option in filtered)
            consumer.Test(option);
        Assert.IsFalse(File.Exists(consumer.At(MustNotRun)), "The tests were measured again in a filtered run.");
        Assert.IsFalse(consumer.Build().HasRunTests);
    }

    [TestMethod]
    public void Filter_OnTheCommandLineOfThePlatform_MeasuresNothing()
    {
        var consumer = Suite(nameof(SuiteKind.MSTestOnPlatform));

        consumer.Test("--filter TestCategory!=Slow");

        Assert.IsFalse(File.Exists(consumer.At(MustNotRun)));
        Assert.IsTrue(consumer.Build().HasRunTests);
    }

    private Consumer Suite(string kind, string properties = "") =>
        Create(SuiteKind.All[kind].Files(classes: 6, milliseconds: 200, properties, SuiteKind.All[kind].SlowTest)).Isolated();

    private static void AssertIsNotRun(Consumer consumer)
    {
        Assert.IsTrue(consumer.Build().HasRunTests);
        consumer.Test();

        Assert.IsFalse(File.Exists(consumer.At(MustNotRun)));
    }
}
