using Amorsize.Build.TestFrameworks;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks;

[TestClass]
public sealed class XunitV2Tests : FrameworkContract
{
    private const string RunnerJson = "App.Tests.xunit.runner.json";

    private protected override ITestFramework Framework { get; } = SupportedFrameworks.All.OfType<XunitV2>().Single();

    private protected override string StoredName => "XunitV2";

    private protected override bool[] Platforms => [false];

    private protected override string[] Tests => ["[Fact] public void M() { }", "[Theory] [InlineData(1)] public void M(int i) { }"];

    private protected override string[] ParallelismAttributes =>
        ["[Collection(\"a\")]", "[CollectionDefinition(\"a\", DisableParallelization = true)]", "[assembly: CollectionBehavior(DisableTestParallelization = true)]"];

    private protected override string OwnDeclaration => "[assembly: CollectionBehavior(DisableTestParallelization = true)]";

    private protected override (bool IsOnTestingPlatform, string File, string Content, string Setting)[] OwnFiles =>
    [
        (false, "user.runsettings", "<RunSettings><xUnit><MaxParallelThreads>2</MaxParallelThreads></xUnit></RunSettings>", "xUnit/MaxParallelThreads"),
        (false, "user.runsettings", "<RunSettings><xUnit><ParallelizeTestCollections>false</ParallelizeTestCollections></xUnit></RunSettings>", "xUnit/ParallelizeTestCollections"),
        (false, "user.runsettings", "<RunSettings><xUnit><ParallelAlgorithm>aggressive</ParallelAlgorithm></xUnit></RunSettings>", "xUnit/ParallelAlgorithm"),
        (false, "xunit.runner.json", """{ "maxParallelThreads": 2 }""", "maxParallelThreads"),
        (false, "App.Tests.xunit.runner.json", """{ "parallelizeTestCollections": false }""", "parallelizeTestCollections"),
    ];

    private protected override string[] OwnOptions => ["--max-threads", "--parallel", "--config-file"];

    private protected override bool Shuffles => false;

    [TestMethod]
    [DataRow("[assembly: CollectionBehavior(DisableTestParallelization = true)]")]
    [DataRow("[assembly: CollectionBehavior(MaxParallelThreads = 4)]")]
    [DataRow("[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]")]
    [DataRow("[assembly: CollectionBehavior(CollectionBehavior.CollectionPerClass, MaxParallelThreads = 4)]")]
    public void Declarations_OwnSetting_IsTold(string attributes) =>
        Assert.AreEqual("[assembly: CollectionBehavior] has settings of the project's own", Scan($"{attributes} public class C {{ {Tests[0]} }}")!.OwnSetting);

    [TestMethod]
    [DataRow("")]
    [DataRow("[assembly: CollectionBehavior]")]
    public void Declarations_None_GiveParallelClasses(string attributes)
    {
        var suite = Scan($"{attributes} public class C {{ {Tests[0]} }}")!;

        Assert.AreEqual((null, true, TestScope.Classes), (suite.OwnSetting, suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    public void Traits_OfProcessors_AreKnown() => Assert.AreEqual(new(SetsScope: false, TestScope.Classes, DefaultWorkers: 4, WaitsForPool: true, IsolatesClasses: true) { SetsAlgorithm = true }, Traits);

    [TestMethod]
    [DataRow(8, """{ "maxParallelThreads": 8, "generatedBy": "Amorsize.Build" }""")]
    [DataRow(1, """{ "parallelizeTestCollections": false, "generatedBy": "Amorsize.Build" }""")]
    public void Files_WithAPlan_AreXunitsOwn(int workers, string expected)
    {
        Files(Project(isOnTestingPlatform: false)).Write(new(workers));

        ProjectFolder.AssertJson(expected, Folder.TextOf(RunnerJson));
    }

    [TestMethod]
    public void Files_AggressivePlan_HaveTheAlgorithm()
    {
        Files(Project(isOnTestingPlatform: false)).Write(new(8) { IsAggressive = true });

        ProjectFolder.AssertJson("""{ "maxParallelThreads": 8, "parallelAlgorithm": "aggressive", "generatedBy": "Amorsize.Build" }""", Folder.TextOf(RunnerJson));
    }

    [TestMethod]
    public void Files_RunSettings_AreLeftToTheUser()
    {
        Folder.Write("user.runsettings", "<RunSettings><xUnit><LongRunningTestSeconds>5</LongRunningTestSeconds></xUnit></RunSettings>");
        var project = Project(isOnTestingPlatform: false);

        Files(project).Write(new(8));

        Assert.IsFalse(File.Exists(project.RunSettings));
    }

    [TestMethod]
    public void Prepare_UsersRunSettings_AreThoseOfTheTrial()
    {
        Folder.Write("user.runsettings", "<RunSettings><xUnit><LongRunningTestSeconds>5</LongRunningTestSeconds></xUnit></RunSettings>");

        ProjectFolder.AssertRunSettings("<xUnit><LongRunningTestSeconds>5</LongRunningTestSeconds></xUnit>", TrialSettings(isOnTestingPlatform: false, new(8)));
    }

    [TestMethod]
    public void Results_Trx_AreRead() => AssertResults(isOnTestingPlatform: false, "results.trx", ProjectFolder.Trx);
}
