using Amorsize.Build.TestFrameworks;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks;

[TestClass]
public sealed class MSTestTests : FrameworkContract
{
    private const string TestConfig = "App.Tests.testconfig.json";

    private protected override ITestFramework Framework { get; } = SupportedFrameworks.All.OfType<MSTest>().Single();

    private protected override string StoredName => "MSTest";

    private protected override bool[] Platforms => [false, true];

    private protected override string[] Tests => ["[TestMethod] public void M() { }", "[DataTestMethod] [DataRow(1)] public void M(int i) { }"];

    private protected override string[] ParallelismAttributes => ["[DoNotParallelize]", "[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]", "[ResourceLock(\"a\")]"];

    private protected override string OwnDeclaration => "[assembly: DoNotParallelize]";

    private protected override (bool IsOnTestingPlatform, string File, string Content, string Setting)[] OwnFiles =>
    [
        (false, "user.runsettings", "<RunSettings><MSTest><Parallelize /></MSTest></RunSettings>", "MSTest/Parallelize"),
        (false, "user.runsettings", "<RunSettings><MSTest><parallelize /></MSTest></RunSettings>", "MSTest/Parallelize"),
        (false, "user.runsettings", "<RunSettings><MSTestV2><Parallelize /></MSTestV2></RunSettings>", "MSTestV2/Parallelize"),
        (true, "testconfig.json", """{ "mstest": { "parallelism": { "workers": 2 } } }""", "mstest/parallelism"),
        (true, "testconfig.json", """{ "commandLineOptions": { "settings": "x.runsettings" } }""", "commandLineOptions/settings"),
        (true, "testconfig.json", """{ "commandLineOptionDefaults": { "settings": "x.runsettings" } }""", "commandLineOptionDefaults/settings"),
    ];

    private protected override string[] OwnOptions => ["--settings", "--config-file"];

    private protected override string[] OwnVariables => [.. base.OwnVariables, "TESTINGPLATFORM_VSTESTBRIDGE_RUNSETTINGS_FILE", "TESTINGPLATFORM_EXPERIMENTAL_VSTEST_RUNSETTINGS", "mstest__parallelism__workers"];

    private protected override bool Shuffles => true;

    [TestMethod]
    [DataRow("[assembly: DoNotParallelize]", "[assembly: DoNotParallelize] says that its tests must not run beside each other")]
    [DataRow("[assembly: DoNotParallelize] [assembly: Parallelize]", "[assembly: DoNotParallelize] says that its tests must not run beside each other")]
    [DataRow("[assembly: Parallelize(Workers = 4)]", "[assembly: Parallelize(Workers = …)] is a setting of the project's own")]
    [DataRow("[assembly: Parallelize(Scope = ExecutionScope.MethodLevel, Workers = 4)]", "[assembly: Parallelize(Workers = …)] is a setting of the project's own")]
    [DataRow("[assembly: Mine.DoNotParallelize] namespace Mine { public class DoNotParallelizeAttribute : Attribute; }", null)]
    public void Declarations_OwnSetting_IsTold(string attributes, string? reason) => Assert.AreEqual(reason, Declared(attributes).OwnSetting);

    [TestMethod]
    [DataRow("", false, TestScope.Classes)]
    [DataRow("[assembly: Parallelize]", true, TestScope.Classes)]
    [DataRow("[assembly: Parallelize(Workers = 0)]", true, TestScope.Classes)]
    [DataRow("[assembly: Parallelize(Scope = ExecutionScope.ClassLevel)]", true, TestScope.Classes)]
    [DataRow("[assembly: Parallelize(Workers = 0, Scope = ExecutionScope.MethodLevel)]", true, TestScope.Methods)]
    public void Declarations_WithoutOwnSetting_GiveTheDefault(string attributes, object isParallel, object scope)
    {
        var suite = Declared(attributes);

        Assert.IsNull(suite.OwnSetting);
        Assert.AreEqual((isParallel, scope), (suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    [DataRow(false, TestScope.Classes, 1)]
    [DataRow(true, TestScope.Methods, 4)]
    public void Traits_OfDeclarations_AreKnown(bool isParallel, object scope, int workers) => Assert.AreEqual(
        new(SetsScope: true, (TestScope)scope, workers, WaitsForPool: true),
        Framework.TraitsOf(Suite with { IsDeclaredParallel = isParallel, DeclaredScope = (TestScope)scope }, processors: 4, setsMinThreads: true));

    [TestMethod]
    public void Traits_SequentialByDefault_NeedNoPlanForIt() => Assert.AreEqual(
        SuitePlan.Unchanged, Framework.TraitsOf(Suite with { IsDeclaredParallel = false }, processors: 4, setsMinThreads: true).SequentialPlan);

    [TestMethod]
    public void Obstacle_PlatformWithoutTrxExtension_NamesThePackage()
    {
        Assert.Contains("Microsoft.Testing.Extensions.TrxReport", Framework.ObstacleTo(Suite, Project(isOnTestingPlatform: true))!);
        Assert.IsNull(Framework.ObstacleTo(Suite, Project(isOnTestingPlatform: false)));

        Folder.AddTrxExtension();

        Assert.IsNull(Framework.ObstacleTo(Suite, Project(isOnTestingPlatform: true)));
    }

    [TestMethod]
    public void Files_WaitingTests_AreDependenciesInTheTestConfig()
    {
        Files(Project(isOnTestingPlatform: true)).Write(new(8, TestScope.Classes) { Waiting = WaitingTest.Join([new("N.C.A", ["N.C.B", "N.D.M"])]) });

        ProjectFolder.AssertJson(
            """
            {
              "mstest": {
                "parallelism": { "enabled": true, "workers": 8, "scope": "class" },
                "execution": { "dependencies": { "nodes": [{ "test": "N.C.A", "dependsOn": ["N.C.B", "N.D.M"], "proceedOnFailure": true }] } }
              },
              "generatedBy": "Amorsize.Build"
            }
            """,
            Folder.TextOf(TestConfig));
    }

    [TestMethod]
    public void KeepsApart_VersionWithDependencies_OnThePlatformOnly()
    {
        Assert.IsFalse(Framework.KeepsApart(Project(isOnTestingPlatform: true)), "the version is unknown");
        File.Copy(typeof(TestClassAttribute).Assembly.Location, Folder.InOutput("MSTest.TestFramework.dll"));

        Assert.IsTrue(Framework.KeepsApart(Project(isOnTestingPlatform: true)));
        Assert.IsFalse(Framework.KeepsApart(Project(isOnTestingPlatform: false)));
    }

    [TestMethod]
    [DataRow(8, TestScope.Methods, """{ "mstest": { "parallelism": { "enabled": true, "workers": 8, "scope": "method" } }, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(8, TestScope.Classes, """{ "mstest": { "parallelism": { "enabled": true, "workers": 8, "scope": "class" } }, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(1, TestScope.AsDeclared, """{ "mstest": { "parallelism": { "enabled": false } }, "generatedBy": "Amorsize.Build" }""")]
    public void Files_OnThePlatform_AreTheTestConfig(int workers, object scope, string expected)
    {
        Files(Project(isOnTestingPlatform: true)).Write(new(workers, (TestScope)scope));

        ProjectFolder.AssertJson(expected, Folder.TextOf(TestConfig));
        Assert.AreSequenceEqual([TestConfig], Folder.Built);
    }

    [TestMethod]
    [DataRow(0, TestScope.AsDeclared, "")]
    [DataRow(1, TestScope.AsDeclared, "<RunConfiguration><DisableParallelization>true</DisableParallelization></RunConfiguration>")]
    [DataRow(4, TestScope.Methods, "<MSTest><Parallelize><Workers>4</Workers><Scope>MethodLevel</Scope></Parallelize></MSTest>")]
    [DataRow(4, TestScope.Classes, "<MSTest><Parallelize><Workers>4</Workers><Scope>ClassLevel</Scope></Parallelize></MSTest>")]
    public void Files_OnVSTest_AreTheRunSettings(int workers, object scope, string sections)
    {
        var project = Project(isOnTestingPlatform: false);
        Files(project).Write(new(workers, (TestScope)scope));

        Assert.AreEqual(workers > 0, File.Exists(project.RunSettings));
        if (workers > 0)
            ProjectFolder.AssertRunSettings(sections, File.ReadAllText(project.RunSettings));
        ProjectFolder.AssertRunSettings(sections, TrialSettings(isOnTestingPlatform: false, new(workers, (TestScope)scope)));
        Assert.IsEmpty(Folder.Built);
    }

    [TestMethod]
    public void Prepare_OnThePlatform_WritesTrx() => Assert.AreSequenceEqual(
        [Folder.InOutput("App.Tests.dll"), "--report-trx", "--report-trx-filename", "results.trx", "--results-directory", Folder.Path],
        Prepared(isOnTestingPlatform: true, new(8)).ArgumentList);

    [TestMethod]
    [DataRow("MSTest.Parallelize.Workers=4")]
    [DataRow("RunConfiguration.DisableParallelization=true")]
    public void Obstacle_InlineSettingAboutParallelism_IsTold(string setting) => Assert.AreEqual(
        $"{setting} in VSTestCLIRunSettings is a setting of the project's own", Obstacle(Suite, Project(isOnTestingPlatform: false) with { InlineSettings = [setting] }));

    [TestMethod]
    public void Prepare_Shuffled_SetsRandomOrder()
    {
        const string Variable = "mstest__execution__randomizeTestOrder";

        Assert.AreEqual("true", Prepared(isOnTestingPlatform: true, SuitePlan.Unchanged, seed: 1).Environment[Variable]);
        Assert.IsFalse(Prepared(isOnTestingPlatform: true, SuitePlan.Unchanged).Environment.ContainsKey(Variable));
        ProjectFolder.AssertRunSettings("<MSTest><RandomizeTestOrder>true</RandomizeTestOrder></MSTest>", TrialSettings(isOnTestingPlatform: false, SuitePlan.Unchanged, seed: 1));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Results_Trx_AreRead(bool isOnTestingPlatform) => AssertResults(isOnTestingPlatform, "results.trx", ProjectFolder.Trx);

    private Discovery.TestSuites.TestSuite Declared(string attributes) => Scan($"{attributes} public class C {{ {Tests[0]} }}")!;
}
