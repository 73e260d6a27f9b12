using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

[TestClass]
public sealed class OwnFileTests : AcceptanceTest
{
    [TestMethod]
    public void TestConfig_OfTheUser_IsMerged()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Write("testconfig.json", """{ /* ours */ "platformOptions": { "exitProcessOnUnhandledException": true }, "mstest": { "timeout": { "test": 60000 } }, }""");

        Assert.IsFalse(consumer.Build().HasRunTests);

        var testConfig = File.ReadAllText(consumer.At(TunedSuite.TestConfig));
        Assert.Contains("\"exitProcessOnUnhandledException\": true", testConfig);
        Assert.Contains("\"test\": 60000", testConfig);
        Assert.Contains("\"workers\": ", testConfig);

        // Settings that the user removes disappear. The generated ones stay.
        File.Delete(consumer.At("testconfig.json"));
        consumer.Build();
        testConfig = File.ReadAllText(consumer.At(TunedSuite.TestConfig));
        Assert.DoesNotContain("exitProcessOnUnhandledException", testConfig);
        Assert.Contains("\"workers\": ", testConfig);
    }

    [TestMethod]
    public void TestConfig_OptionDefaultsOfTheProject_AreMerged()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Edit("Tests.csproj", "</ItemGroup>", "<TestingPlatformCommandLineOptionDefault Include=\"timeout\" Value=\"5m\" /></ItemGroup>");

        Assert.IsFalse(consumer.Build().HasRunTests);

        var testConfig = File.ReadAllText(consumer.At(TunedSuite.TestConfig));
        Assert.Contains("\"timeout\": \"5m\"", testConfig);
        Assert.Contains("\"workers\": ", testConfig);
    }

    [TestMethod]
    public void TestConfig_ParallelismSetByTheUser_Wins()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Write("testconfig.json", """{ "mstest": { "parallelism": { "enabled": false } } }""");

        var log = consumer.Build();

        Assert.Contains("mstest/parallelism in ", log.TheMessage("AMZ5002"));
        Assert.DoesNotContain("workers", File.ReadAllText(consumer.At(TunedSuite.TestConfig)));
    }

    [TestMethod]
    public void RunSettings_OfTheUser_AreMergedAndTheCommandLineWins()
    {
        var consumer = Create(SuiteKind.MSTestOnVsTest.Files(
            classes: 8,
            milliseconds: 250,
            "<RunSettingsFilePath>my.runsettings</RunSettingsFilePath>",
            """[TestClass] public class Parameters { public TestContext TestContext { get; set; } = null!; [TestMethod] public void AreThere() => Assert.AreEqual("value", TestContext.Properties["mine"]); }""")).Isolated();
        consumer.Write("my.runsettings", """<RunSettings><RunConfiguration><ResultsDirectory>results</ResultsDirectory></RunConfiguration><TestRunParameters><Parameter name="mine" value="value" /></TestRunParameters></RunSettings>""");

        consumer.Test("--logger trx");
        Assert.IsNotEmpty(Directory.GetFiles(consumer.At("results"), "*.trx"));
        Assert.AreNotEqual("1", File.ReadAllText(consumer.At("most.txt")));

        consumer.Test("--no-build -- RunConfiguration.DisableParallelization=true");
        Assert.AreEqual("1", File.ReadAllText(consumer.At("most.txt")));

        // Directory.Build.targets is imported after the package's targets, so the property is set late.
        consumer.Edit("Tests.csproj", "<RunSettingsFilePath>my.runsettings</RunSettingsFilePath>", "");
        consumer.Write("Directory.Build.targets", "<Project><PropertyGroup><RunSettingsFilePath Condition=\"'$(RunSettingsFilePath)' == ''\">my.runsettings</RunSettingsFilePath></PropertyGroup></Project>");
        consumer.Test();
        Assert.AreNotEqual("1", File.ReadAllText(consumer.At("most.txt")));

        File.Delete(Directory.GetFiles(consumer.At("obj"), "*.amorsize.runsettings", SearchOption.AllDirectories).Single());
        consumer.Test("--no-build");
    }
}
