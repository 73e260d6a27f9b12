using Amorsize.Build.TestFrameworks;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks;

[TestClass]
public sealed class NUnitTests : FrameworkContract
{
    private const string TestConfig = "App.Tests.testconfig.json";

    private protected override ITestFramework Framework { get; } = SupportedFrameworks.All.OfType<NUnit>().Single();

    private protected override string StoredName => "NUnit";

    private protected override bool[] Platforms => [false, true];

    private protected override string[] Tests =>
        ["[Test] public void M() { }", "[TestCase(1)] public void M(int i) { }", "[TestCase<int>(1)] public void M(int i) { }", "[TestCaseSource(\"S\")] public void M(int i) { }"];

    private protected override string[] ParallelismAttributes =>
        ["[Parallelizable]", "[NonParallelizable]", "[assembly: LevelOfParallelism(3)]", "[SingleThreaded]", "[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]"];

    private protected override string TunableDeclaration => "[assembly: Parallelizable]";

    private protected override string OwnDeclaration => "[assembly: NonParallelizable]";

    private protected override (bool IsOnTestingPlatform, string File, string Content, string Setting)[] OwnFiles =>
    [
        (false, "user.runsettings", "<RunSettings><NUnit><NumberOfTestWorkers>4</NumberOfTestWorkers></NUnit></RunSettings>", "NUnit/NumberOfTestWorkers"),
        (false, "user.runsettings", "<RunSettings><RunConfiguration><DisableParallelization>true</DisableParallelization></RunConfiguration></RunSettings>", "RunConfiguration/DisableParallelization"),
        (true, "testconfig.json", """{ "commandLineOptions": { "settings": "x.runsettings" } }""", "commandLineOptions/settings"),
        (true, "testconfig.json", """{ "commandLineOptionDefaults": { "settings": "x.runsettings" } }""", "commandLineOptionDefaults/settings"),
    ];

    private protected override string[] OwnOptions => ["--settings", "--config-file"];

    private protected override string[] OwnVariables => [.. base.OwnVariables, "TESTINGPLATFORM_VSTESTBRIDGE_RUNSETTINGS_FILE", "TESTINGPLATFORM_EXPERIMENTAL_VSTEST_RUNSETTINGS"];

    private protected override bool Shuffles => false;

    [TestMethod]
    [DataRow("[assembly: NonParallelizable]", "[assembly: NonParallelizable] says that its tests must not run beside each other")]
    [DataRow("[assembly: LevelOfParallelism(4)] [assembly: Parallelizable]", "[assembly: LevelOfParallelism] is a setting of the project's own")]
    [DataRow("[assembly: Parallelizable(ParallelScope.None)]", "[assembly: Parallelizable(ParallelScope.None)] says that its tests must not run beside each other")]
    [DataRow("", "NUnit runs beside each other only what [Parallelizable] allows, and nothing has it: add [assembly: Parallelizable(ParallelScope.Fixtures)]")]
    [DataRow("[Parallelizable(ParallelScope.None)]", "NUnit runs beside each other only what [Parallelizable] allows, and nothing has it: add [assembly: Parallelizable(ParallelScope.Fixtures)]")]
    [DataRow("[assembly: Parallelizable(ParallelScope.None)] [Parallelizable]", "[assembly: Parallelizable(ParallelScope.None)] says that its tests must not run beside each other")]
    public void Declarations_OwnSetting_IsTold(string attributes, string reason) => Assert.AreEqual(reason, Declared(attributes).OwnSetting);

    [TestMethod]
    [DataRow("[assembly: Parallelizable]", TestScope.Classes)]
    [DataRow("[assembly: Parallelizable(ParallelScope.Self)]", TestScope.Classes)]
    [DataRow("[assembly: Parallelizable(ParallelScope.Fixtures)]", TestScope.Classes)]
    [DataRow("[assembly: Parallelizable(ParallelScope.Children)]", TestScope.Methods)]
    [DataRow("[assembly: Parallelizable(ParallelScope.All)]", TestScope.Methods)]
    [DataRow("[Parallelizable]", TestScope.Classes)]
    [DataRow("[Parallelizable(ParallelScope.Children)]", TestScope.Methods)]
    [DataRow("public class D { [Test] [Parallelizable(ParallelScope.Self)] public void M() { } }", TestScope.Methods)]
    [DataRow("[assembly: Parallelizable(ParallelScope.Fixtures)] [Parallelizable(ParallelScope.All)]", TestScope.Methods)]
    [DataRow("[assembly: Parallelizable(ParallelScope.All)] [Parallelizable]", TestScope.Methods)]
    public void Declarations_OfAnything_GiveTheWidestScope(string attributes, object scope)
    {
        var suite = Declared(attributes);

        Assert.AreEqual((null, true, (TestScope)scope), (suite.OwnSetting, suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    [DataRow(4, 4)]
    [DataRow(1, 2)]
    public void Traits_OfProcessors_AreKnown(int processors, int workers) => Assert.AreEqual(
        new(SetsScope: false, TestScope.Methods, workers, WaitsForPool: false),
        Framework.TraitsOf(Suite with { DeclaredScope = TestScope.Methods }, processors, setsMinThreads: true));

    [TestMethod]
    [DataRow(0, "")]
    [DataRow(1, "<NUnit><NumberOfTestWorkers>0</NumberOfTestWorkers></NUnit>")]
    [DataRow(4, "<NUnit><NumberOfTestWorkers>4</NumberOfTestWorkers></NUnit>")]
    public void Files_OnVSTest_AreTheRunSettings(int workers, string sections)
    {
        var project = Project(isOnTestingPlatform: false);
        Files(project).Write(new(workers));

        Assert.AreEqual(workers > 0, File.Exists(project.RunSettings));
        if (workers > 0)
            ProjectFolder.AssertRunSettings(sections, File.ReadAllText(project.RunSettings));
        ProjectFolder.AssertRunSettings(sections, TrialSettings(isOnTestingPlatform: false, new(workers)));
        Assert.IsEmpty(Folder.Built);
    }

    [TestMethod]
    public void Files_OnThePlatform_PointToTheRunSettings()
    {
        var project = Project(isOnTestingPlatform: true);
        Files(project).Write(new(8));

        ProjectFolder.AssertRunSettings("<NUnit><NumberOfTestWorkers>8</NumberOfTestWorkers></NUnit>", File.ReadAllText(project.RunSettings));
        var path = System.Text.Json.JsonSerializer.Serialize(project.RunSettings);
        ProjectFolder.AssertJson($$"""{ "commandLineOptions": { "settings": {{path}} }, "generatedBy": "Amorsize.Build" }""", Folder.TextOf(TestConfig));
    }

    [TestMethod]
    public void Files_UnchangedOnVSTest_LeaveTheUsersSettings()
    {
        Folder.Write("user.runsettings", "<RunSettings><NUnit><Seed>7</Seed></NUnit></RunSettings>");
        var project = Project(isOnTestingPlatform: false);
        Files(project).Write(new(8));

        Files(project).Write(SuitePlan.Unchanged);

        Assert.IsFalse(File.Exists(project.RunSettings));
        ProjectFolder.AssertRunSettings("<NUnit><Seed>7</Seed></NUnit>", TrialSettings(isOnTestingPlatform: false, SuitePlan.Unchanged));
    }

    [TestMethod]
    public void Prepare_OnVSTest_HasAFileOfTheTrialsOwn()
    {
        Folder.Write("user.runsettings", """
            <RunSettings>
              <DataCollectionRunSettings><DataCollectors><DataCollector friendlyName="Code Coverage" /></DataCollectors></DataCollectionRunSettings>
              <NUnit><Seed>7</Seed></NUnit>
            </RunSettings>
            """);

        var start = Prepared(isOnTestingPlatform: false, new(8));

        Assert.AreSequenceEqual(
            [Folder.At("vstest.console.dll"), Folder.InOutput("App.Tests.dll"), $"--Settings:{Folder.At("trial.runsettings")}", "--logger:trx;LogFileName=results.trx", $"--ResultsDirectory:{Folder.Path}"],
            start.ArgumentList);
        ProjectFolder.AssertRunSettings("<NUnit><Seed>7</Seed><NumberOfTestWorkers>8</NumberOfTestWorkers></NUnit>", File.ReadAllText(Folder.At("trial.runsettings")));
    }

    [TestMethod]
    public void Prepare_OnThePlatform_HasAFileThatAsksForResults()
    {
        Assert.AreSequenceEqual(
            [Folder.InOutput("App.Tests.dll"), "--settings", Folder.At("trial.runsettings"), "--results-directory", Folder.Path],
            Prepared(isOnTestingPlatform: true, new(8)).ArgumentList);
        ProjectFolder.AssertRunSettings(
            $"<NUnit><NumberOfTestWorkers>8</NumberOfTestWorkers><TestOutputXml>{Folder.Path}</TestOutputXml></NUnit>", File.ReadAllText(Folder.At("trial.runsettings")));
    }

    [TestMethod]
    public void Results_OnVSTest_AreTrx() => AssertResults(isOnTestingPlatform: false, "results.trx", ProjectFolder.Trx);

    [TestMethod]
    public void Results_OnThePlatform_AreNUnitsOwn() => AssertResults(
        isOnTestingPlatform: true, "App.Tests.xml", "<test-run><test-case fullname=\"N.C.M\" classname=\"N.C\" result=\"Passed\" duration=\"1\" /></test-run>");

    private Discovery.TestSuites.TestSuite Declared(string attributes) => Scan($"{attributes} public class C {{ {Tests[0]} }}")!;
}
