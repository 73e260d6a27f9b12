using Amorsize.Build.TestFrameworks;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks;

[TestClass]
public sealed class TUnitTests : FrameworkContract
{
    private protected override ITestFramework Framework { get; } = SupportedFrameworks.All.OfType<TUnit>().Single();

    private protected override string StoredName => "TUnit";

    private protected override bool[] Platforms => [true];

    private protected override string[] Tests => ["[Test] public void M() { }", "[Test] [Arguments(1)] public void M(int i) { }"];

    private protected override string[] ParallelismAttributes => ["[NotInParallel(\"a\")]", "[ParallelGroup(\"a\")]", "[ParallelLimiter<C>]"];

    private protected override string OwnDeclaration => "[assembly: NotInParallel]";

    private protected override (bool IsOnTestingPlatform, string File, string Content, string Setting)[] OwnFiles =>
    [
        (true, "testconfig.json", """{ "commandLineOptions": { "maximum-parallel-tests": "2" } }""", "commandLineOptions/maximum-parallel-tests"),
        (true, "testconfig.json", """{ "commandLineOptionDefaults": { "maximum-parallel-tests": "2" } }""", "commandLineOptionDefaults/maximum-parallel-tests"),
        (true, "testconfig.json", """{ "environmentVariables": { "TUNIT_MAX_PARALLEL_TESTS": "2" } }""", "environmentVariables/TUNIT_MAX_PARALLEL_TESTS"),
    ];

    private protected override string[] OwnOptions => ["--maximum-parallel-tests", "--config-file"];

    private protected override string[] OwnVariables => [.. base.OwnVariables, "TUNIT_MAX_PARALLEL_TESTS"];

    private protected override string PlatformFilter => "--treenode-filter /*/*/*/*[Category!=Slow]";

    private protected override bool Shuffles => false;

    [TestMethod]
    [DataRow("[assembly: NotInParallel]", "[assembly: NotInParallel] says that its tests must not run beside each other")]
    [DataRow("[assembly: ParallelLimiter<C>]", "[assembly: ParallelLimiter] is a setting of the project's own")]
    public void Declarations_OwnSetting_IsTold(string attributes, string reason) => Assert.AreEqual(reason, Scan($"{attributes} public class C {{ {Tests[0]} }}")!.OwnSetting);

    [TestMethod]
    public void Declarations_None_GiveParallelMethods()
    {
        var suite = Scan($"public class C {{ {Tests[0]} }}")!;

        Assert.AreEqual((null, true, TestScope.Methods), (suite.OwnSetting, suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    public void Traits_OfProcessors_AreKnown() => Assert.AreEqual(
        new(SetsScope: false, TestScope.Methods, DefaultWorkers: 8, WaitsForPool: false),
        Framework.TraitsOf(Suite with { DeclaredScope = TestScope.Methods }, processors: 4, setsMinThreads: true));

    [TestMethod]
    public void Obstacle_WithoutTrxExtension_NamesThePackage()
    {
        Assert.Contains("Microsoft.Testing.Extensions.TrxReport", Framework.ObstacleTo(Suite, Project(isOnTestingPlatform: true))!);

        Folder.AddTrxExtension();

        Assert.IsNull(Framework.ObstacleTo(Suite, Project(isOnTestingPlatform: true)));
    }

    [TestMethod]
    public void Files_WithAPlan_AreTheTestConfig()
    {
        Files(Project(isOnTestingPlatform: true)).Write(new(8));

        ProjectFolder.AssertJson("""{ "commandLineOptions": { "maximum-parallel-tests": "8" }, "generatedBy": "Amorsize.Build" }""", Folder.TextOf("App.Tests.testconfig.json"));
    }

    [TestMethod]
    public void Files_NoProgram_AreNone()
    {
        var project = Project(isOnTestingPlatform: false);

        Files(project).Write(new(8));

        Assert.IsEmpty(Files(project).Ours());
        Assert.IsFalse(File.Exists(project.RunSettings));
        Assert.IsEmpty(Folder.Built);
    }

    [TestMethod]
    public void Results_Trx_AreRead() => AssertResults(isOnTestingPlatform: true, "results.trx", ProjectFolder.Trx);
}
