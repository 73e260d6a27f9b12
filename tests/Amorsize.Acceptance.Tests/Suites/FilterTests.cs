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
    public void Filter_OfTheProjectOnVSTest_IsKept(string kind) => AssertIsKept(Suite(SuiteKind.All[kind], "VSTestTestCaseFilter"));

    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform))]
    [DataRow(nameof(SuiteKind.NUnitOnPlatform))]
    [DataRow(nameof(SuiteKind.XunitV3))]
    [DataRow(nameof(SuiteKind.TUnit))]
    public void Filter_OfTheProjectOnThePlatform_IsKept(string kind) => AssertIsKept(Suite(SuiteKind.All[kind], "TestingPlatformCommandLineArguments"));

    // The first run of the search only: all later ones are started in the same way.
    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnVsTest), "RunSettingsFilePath")]
    [DataRow(nameof(SuiteKind.MSTestOnVsTest), "VSTestSetting")]
    [DataRow(nameof(SuiteKind.NUnitOnVsTest), "RunSettingsFilePath")]
    [DataRow(nameof(SuiteKind.XunitV2), "RunSettingsFilePath")]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform), "testconfig.json")]
    [DataRow(nameof(SuiteKind.NUnitOnPlatform), "testconfig.json")]
    [DataRow(nameof(SuiteKind.XunitV3), "testconfig.json")]
    [DataRow(nameof(SuiteKind.TUnit), "testconfig.json")]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform), "launchSettings.json")]
    [DataRow(nameof(SuiteKind.NUnitOnPlatform), "launchSettings.json")]
    [DataRow(nameof(SuiteKind.XunitV3), "launchSettings.json")]
    [DataRow(nameof(SuiteKind.TUnit), "launchSettings.json")]
    public void Filter_AtAnotherPlace_IsKept(string kind, string place) =>
        AssertIsKept(Suite(SuiteKind.All[kind], place, "<AmorsizeTestTimeSlice>00:00:01</AmorsizeTestTimeSlice>"));

    [TestMethod]
    public void Filter_OnTheCommandLine_MeasuresNothingAndIsNoChange()
    {
        var consumer = Suite(SuiteKind.MSTestOnVsTest);
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
        var consumer = Suite(SuiteKind.MSTestOnPlatform);

        consumer.Test("--filter TestCategory!=Slow");

        Assert.IsFalse(File.Exists(consumer.At(MustNotRun)));
        Assert.IsTrue(consumer.Build().HasRunTests);
    }

    private Consumer Suite(SuiteKind kind, string place = "", string properties = "")
    {
        var option = kind.PlatformFilter.Split(' ', 2);
        var consumer = Create(kind.Files(classes: 6, milliseconds: 200, properties + place switch
        {
            "VSTestTestCaseFilter" => $"<VSTestTestCaseFilter>{kind.Filter}</VSTestTestCaseFilter>",
            "RunSettingsFilePath" or "VSTestSetting" => $"<{place}>my.runsettings</{place}>",
            "TestingPlatformCommandLineArguments" => $"<{place}>$({place}) {kind.PlatformFilter}</{place}>",
            _ => "",
        }, kind.SlowTest)).Isolated();
        if (place is "RunSettingsFilePath" or "VSTestSetting")
            consumer.Write("my.runsettings", $"<RunSettings><RunConfiguration><TestCaseFilter>{kind.Filter}</TestCaseFilter></RunConfiguration></RunSettings>");
        if (place is "testconfig.json")
            consumer.Write(place, $$"""{ "commandLineOptions": { "{{option[0].TrimStart('-')}}": "{{option[1]}}" } }""");
        if (place is "launchSettings.json")
            consumer.Write("Properties/launchSettings.json", $$"""{ "profiles": { "Tests": { "commandName": "Project", "commandLineArgs": "{{kind.PlatformFilter}}" } } }""");
        return consumer;
    }

    private static void AssertIsKept(Consumer consumer)
    {
        Assert.IsTrue(consumer.Build().HasRunTests);
        consumer.Test();

        Assert.IsFalse(File.Exists(consumer.At(MustNotRun)));
    }
}
