using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

/// <summary>
/// Tests that the project excludes are never run, whatever excludes them and wherever that is said. The suites are too short to be tuned, so that each measurement
/// is one run. <see cref="RunnerTests"/> has whole searches, with the filter in a property of the project.
/// </summary>
[TestClass]
public sealed class FilterTests : AcceptanceTest
{
    private const string RunSettings = "<RunSettings><RunConfiguration><TestCaseFilter>TestCategory!=Slow</TestCaseFilter></RunConfiguration></RunSettings>";

    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnVsTest), "RunSettingsFilePath")]
    [DataRow(nameof(SuiteKind.MSTestOnVsTest), "VSTestSetting")]
    [DataRow(nameof(SuiteKind.NUnitOnVsTest), "RunSettingsFilePath")]
    [DataRow(nameof(SuiteKind.XunitV2), "RunSettingsFilePath")]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform), "testconfig.json")]
    [DataRow(nameof(SuiteKind.NUnitOnPlatform), "testconfig.json")]
    [DataRow(nameof(SuiteKind.XunitV3), "testconfig.json")]
    [DataRow(nameof(SuiteKind.TUnit), "testconfig.json")]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform), "StartArguments")]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform), "launchSettings.json")]
    [DataRow(nameof(SuiteKind.NUnitOnPlatform), "launchSettings.json")]
    [DataRow(nameof(SuiteKind.XunitV3), "launchSettings.json")]
    [DataRow(nameof(SuiteKind.TUnit), "launchSettings.json")]
    public void Filter_AtAnotherPlace_IsKept(string kind, string place)
    {
        var consumer = Suite(SuiteKind.All[kind], place);

        Assert.IsTrue(consumer.Build().HasRunTests);
        consumer.Test("--no-build");

        Assert.IsFalse(File.Exists(consumer.At(SuiteKind.MustNotRun)));
    }

    [TestMethod]
    public void Filter_OnTheCommandLine_MeasuresNothingAndIsNoChange()
    {
        var consumer = Suite(SuiteKind.MSTestOnVsTest);
        consumer.Write("my.runsettings", RunSettings);
        string[] filtered = ["--filter TestCategory!=Slow", "--settings my.runsettings", "-p:RunSettingsFilePath=my.runsettings"];

        foreach (var option in filtered)
            consumer.Test(option);
        Assert.IsFalse(File.Exists(consumer.At(SuiteKind.MustNotRun)), "The tests were measured in a filtered run.");

        Assert.IsTrue(consumer.Build().HasRunTests);
        File.Delete(consumer.At(SuiteKind.MustNotRun));
        foreach (var option in filtered)
            consumer.Test(option);
        Assert.IsFalse(File.Exists(consumer.At(SuiteKind.MustNotRun)), "The tests were measured again in a filtered run.");
        Assert.IsFalse(consumer.Build().HasRunTests);
    }

    [TestMethod]
    public void Filter_OnTheCommandLineOfThePlatform_MeasuresNothing()
    {
        var consumer = Suite(SuiteKind.MSTestOnPlatform);

        consumer.Test("--filter TestCategory!=Slow");

        Assert.IsFalse(File.Exists(consumer.At(SuiteKind.MustNotRun)));
        Assert.IsTrue(consumer.Build().HasRunTests);
    }

    private Consumer Suite(SuiteKind kind, string place = "")
    {
        var option = kind.PlatformFilter.Split(' ', 2);
        var isRunSettings = place is "RunSettingsFilePath" or "VSTestSetting";
        var property = isRunSettings ? $"<{place}>my.runsettings</{place}>" : place is "StartArguments" ? $"<{place}>{kind.PlatformFilter}</{place}>" : "";
        var consumer = Create(kind.Files(classes: 1, milliseconds: 1, "<_AmorsizeShortestSuite>00:01:00</_AmorsizeShortestSuite>" + property, kind.SlowTest)).Isolated();
        if (isRunSettings)
            consumer.Write("my.runsettings", $"<RunSettings><RunConfiguration><TestCaseFilter>{kind.Filter}</TestCaseFilter></RunConfiguration></RunSettings>");
        if (place is "testconfig.json")
            consumer.Write(place, $$"""{ "commandLineOptions": { "{{option[0].TrimStart('-')}}": "{{option[1]}}" } }""");
        if (place is "launchSettings.json")
            consumer.Write("Properties/launchSettings.json", $$"""{ "profiles": { "Tests": { "commandName": "Project", "commandLineArgs": "{{kind.PlatformFilter}}" } } }""");
        return consumer;
    }
}
