using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks;

[TestClass]
public sealed class XunitV3Tests : FrameworkContract
{
    private const string RunnerJson = "App.Tests.xunit.runner.json";

    private protected override ITestFramework Framework { get; } = SupportedFrameworks.All.OfType<XunitV3>().Single();

    private protected override string StoredName => "XunitV3";

    private protected override bool[] Platforms => [true, false];

    private protected override string[] Tests => ["[Fact] public void M() { }", "[Theory] [InlineData(1)] public void M(int i) { }"];

    private protected override string[] ParallelismAttributes =>
    [
        "[Collection<C>]", "[CollectionDefinition(\"a\", DisableParallelization = true)]", "[assembly: CollectionBehavior(DisableTestParallelization = true)]",
        "[assembly: Parallelization(MaxThreads = \"2\")]",
    ];

    private protected override string OwnDeclaration => "[assembly: Parallelization(MaxThreads = \"2\")]";

    private protected override (bool IsOnTestingPlatform, string File, string Content, string Setting)[] OwnFiles =>
    [
        (false, "user.runsettings", "<RunSettings><xUnit><MaxParallelThreads>2</MaxParallelThreads></xUnit></RunSettings>", "xUnit/MaxParallelThreads"),
        (false, "xunit.runner.json", """{ "parallelAlgorithm": "aggressive" }""", "parallelAlgorithm"),
        (true, "xunit.runner.json", """{ "maxParallelThreads": 2 }""", "maxParallelThreads"),
        (true, "xunit.runner.json", """{ "parallelMode": "none" }""", "parallelMode"),
        (true, "App.Tests.xunit.runner.json", """{ "parallelizeTestCollections": false }""", "parallelizeTestCollections"),
        (true, "testconfig.json", """{ "xUnit": { "parallelMode": "none" } }""", "xUnit/parallelMode"),
        (true, "testconfig.json", """{ "commandLineOptions": { "max-threads": "2" } }""", "commandLineOptions/max-threads"),
        (true, "testconfig.json", """{ "commandLineOptionDefaults": { "max-threads": "2" } }""", "commandLineOptionDefaults/max-threads"),
    ];

    private protected override string[] OwnOptions => ["--max-threads", "--parallel", "--parallel-algorithm", "--list-tests", "--config-file"];

    private protected override string[] OwnVariables => [.. base.OwnVariables, "xUnit__maxParallelThreads"];

    private protected override string PlatformFilter => "--filter-not-trait \"Category=Slow one\" Category=Slower --filter-class=N.C";

    private protected override string StartedFilter => "-trait- Category=Slow one -trait- Category=Slower -class N.C";

    private protected override bool Shuffles => true;

    [TestMethod]
    [DataRow("[assembly: CollectionBehavior(DisableTestParallelization = true)]", "[assembly: CollectionBehavior] has settings of the project's own")]
    [DataRow("[assembly: Parallelization(MaxThreads = \"4\")]", "[assembly: Parallelization] has settings of the project's own")]
    [DataRow("[assembly: CollectionBehavior] [assembly: Parallelization]", "[assembly: Parallelization] has settings of the project's own")]
    [DataRow("", null)]
    public void Declarations_OwnSetting_IsTold(string attributes, string? reason)
    {
        var suite = Scan($"{attributes} public class C {{ {Tests[0]} }}")!;

        Assert.AreEqual(reason, suite.OwnSetting);
        Assert.AreEqual((reason is null, TestScope.Classes), (suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    public void Traits_OfProcessors_AreKnown() => Assert.AreEqual(new(SetsScope: true, TestScope.Classes, DefaultWorkers: 4, WaitsForPool: false, IsolatesClasses: true) { SetsAlgorithm = true }, Traits);

    [TestMethod]
    [DataRow(3, "it uses xUnit v3 before 4.0, whose settings are others")]
    [DataRow(4, null)]
    public void Obstacle_VersionWithoutModes_IsTold(int major, string? obstacle) =>
        Assert.AreEqual(obstacle, Framework.ObstacleTo(Suite with { FrameworkMajor = major }, Project(isOnTestingPlatform: true)));

    [TestMethod]
    [DataRow(true, 8, TestScope.Methods, """{ "parallelMode": "all", "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(true, 8, TestScope.Classes, """{ "parallelMode": "collections", "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(false, 1, TestScope.AsDeclared, """{ "parallelMode": "none", "generatedBy": "Amorsize.Build" }""")]
    public void Files_WithAPlan_AreXunitsOwn(bool isOnTestingPlatform, int workers, object scope, string expected)
    {
        Files(Project(isOnTestingPlatform)).Write(new(workers, (TestScope)scope));

        ProjectFolder.AssertJson(expected, Folder.TextOf(RunnerJson));
        Assert.AreSequenceEqual([RunnerJson], Folder.Built);
    }

    [TestMethod]
    public void Files_AggressivePlan_HaveTheAlgorithm()
    {
        Files(Project(isOnTestingPlatform: true)).Write(new(8, TestScope.Methods) { IsAggressive = true });

        ProjectFolder.AssertJson(
            """{ "parallelMode": "all", "maxParallelThreads": 8, "parallelAlgorithm": "aggressive", "generatedBy": "Amorsize.Build" }""", Folder.TextOf(RunnerJson));
    }

    [TestMethod]
    public void Prepare_OnThePlatform_RunsXunitsOwnRunner() => Assert.AreSequenceEqual(
        [Folder.InOutput("App.Tests.dll"), "-automated", "-result-trx", Folder.At("results.trx")], Prepared(isOnTestingPlatform: true, new(8)).ArgumentList);

    [TestMethod]
    public void Prepare_FilterInTestConfig_IsGivenToTheRunner()
    {
        Folder.Write("testconfig.json", """{ "commandLineOptions": { "filter-not-class": ["N.A", "N.B"], "report-xunit": true, "coverage": false } }""");

        var start = Prepared(isOnTestingPlatform: true, new(8));

        Assert.Contains("-class- N.A -class- N.B", string.Join(' ', start.ArgumentList));
        Assert.DoesNotContain("coverage", string.Join(' ', start.ArgumentList));
    }

    [TestMethod]
    public void Prepare_TestConfigThatTheProjectCopies_IsGivenToTheRunner()
    {
        Folder.WriteOutput("App.Tests.testconfig.json", """{ "commandLineOptions": { "filter-not-class": "N.A" }, "environmentVariables": { "SKIP_SLOW": "1" } }""");

        var start = Prepared(isOnTestingPlatform: true, new(8));

        Assert.Contains("-class- N.A", string.Join(' ', start.ArgumentList));
        Assert.AreEqual("1", start.Environment["SKIP_SLOW"]);
    }

    [TestMethod]
    [DataRow("--stop-on-fail on", "--stop-on-fail on")]
    [DataRow("--filter-class N.C @more.rsp", "@more.rsp")]
    [DataRow("--filter-class N.C --timeout 5m", null)]
    public void Obstacle_OptionThatTheRunnerLacks_IsTold(string arguments, string? option) => Assert.AreEqual(
        option is null ? null : $"its option {option} cannot be given to xUnit's own runner, which reports the times of tests",
        Framework.ObstacleTo(Suite, Project(isOnTestingPlatform: true) with { Options = TestOption.Parse(arguments) }));

    [TestMethod]
    public void Prepare_Seed_IsAnArgument() => Assert.AreEqual(":7", Prepared(isOnTestingPlatform: true, new(8), seed: 7).ArgumentList[1]);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Results_Trx_AreRead(bool isOnTestingPlatform) => AssertResults(isOnTestingPlatform, "results.trx", ProjectFolder.Trx);
}
