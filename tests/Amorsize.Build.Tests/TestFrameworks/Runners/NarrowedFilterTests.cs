using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Runners;

namespace Amorsize.Build.Tests.TestFrameworks.Runners;

/// <summary>Runs that leave tests out never run a test that the project excludes.</summary>
[TestClass]
public sealed class NarrowedFilterTests : IDisposable
{
    private const string Condition = @"FullyQualifiedName!=N.C.M&FullyQualifiedName!~N.C.M\(";

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void OnVsTest_FiltersInAllPlaces_AreJoined()
    {
        folder.Write("user.runsettings", "<RunSettings><RunConfiguration><TestCaseFilter>Priority=1</TestCaseFilter></RunConfiguration></RunSettings>");
        var project = Project("MSTest", isOnTestingPlatform: false) with { Filter = "A=1|B=2", InlineSettings = ["RunConfiguration.MaxCpuCount=2", "RunConfiguration.TestCaseFilter=C=3"] };

        Assert.AreEqual($"(A=1|B=2)&(Priority=1)&(C=3)&{Condition}", Without(project)!.Filter);
    }

    [TestMethod]
    public void OnVsTest_NoFilter_IsTheConditionAlone() => Assert.AreEqual(Condition, Without(Project("NUnit", isOnTestingPlatform: false))!.Filter);

    [TestMethod]
    public void OnVsTest_FilterOfNUnit_CannotBeJoined()
    {
        var project = Project("NUnit", isOnTestingPlatform: false);
        Assert.IsNull(Without(project with { InlineSettings = ["NUnit.Where=cat==Slow"] }));

        folder.Write("user.runsettings", "<RunSettings><NUnit><Where>cat == Slow</Where></NUnit></RunSettings>");
        Assert.IsNull(Without(project));
    }

    [TestMethod]
    [DataRow("MSTest")]
    [DataRow("NUnit")]
    public void OnThePlatform_FiltersInAllPlaces_AreJoined(string framework)
    {
        folder.Write("testconfig.json", """{ "commandLineOptions": { "filter": "B=2" } }""");
        var project = Project(framework, isOnTestingPlatform: true) with { Options = TestOption.Parse("--filter A=1 --timeout 5m") };

        Assert.AreEqual($"--timeout 5m --filter (A=1)&(B=2)&{Condition}", string.Join(' ', Without(project)!.Options));
    }

    [TestMethod]
    [DataRow("MSTest", "--filter-uid 1")]
    [DataRow("MSTest", "--treenode-filter /*/*/*/M")]
    [DataRow("NUnit", "@more.rsp")]
    [DataRow("TUnit", "--treenode-filter /*/*/*/M")]
    [DataRow("XunitV3", "--filter-query /*/*/*/M")]
    [DataRow("XunitV3", "--filter A=1")]
    public void OnThePlatform_OtherSelection_CannotBeJoined(string framework, string options) =>
        Assert.IsNull(Without(Project(framework, isOnTestingPlatform: true) with { Options = TestOption.Parse(options) }));

    [TestMethod]
    public void TUnit_Methods_AreLeftOutByTheirNames() =>
        Assert.AreEqual("--treenode-filter /*/*/*/(!M)&(!O)", string.Join(' ', Without(Project("TUnit", isOnTestingPlatform: true), "N.C.M", "N.D.O")!.Options));

    [TestMethod]
    public void Xunit_Classes_AreLeftOut()
    {
        var project = Project("XunitV3", isOnTestingPlatform: true) with { Options = TestOption.Parse("--filter-not-class N.E") };

        Assert.AreEqual("--filter-not-class N.E --filter-not-class N.C N.D", string.Join(' ', Without(project, "N.C", "N.D")!.Options));
        Assert.AreEqual("(A=1)&FullyQualifiedName!~N.C.", Without(Project("XunitV2", isOnTestingPlatform: false) with { Filter = "A=1" }, "N.C")!.Filter);
    }

    private SuiteProject Project(string framework, bool isOnTestingPlatform) => folder.Project(SupportedFrameworks.All.Single(one => one.Name == framework), isOnTestingPlatform);

    private static SuiteProject? Without(SuiteProject project, params string[] units) => project.Framework.Without(project, units.Length > 0 ? units : ["N.C.M"]);
}
