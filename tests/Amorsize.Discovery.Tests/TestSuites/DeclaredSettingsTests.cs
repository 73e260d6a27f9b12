using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.Tests.TestSuites;

[TestClass]
public sealed class DeclaredSettingsTests
{
    private const string MSTest = "MSTest.TestFramework";
    private const string XunitV2 = "xunit.core";
    private const string XunitV3 = "xunit.v3.core";
    private const string NUnit = "nunit.framework";
    private const string TUnit = "TUnit.Core";

    [TestMethod]
    [DataRow(MSTest, "[assembly: DoNotParallelize]", "[assembly: DoNotParallelize] says that its tests must not run beside each other")]
    [DataRow(MSTest, "[assembly: DoNotParallelize] [assembly: Parallelize]", "[assembly: DoNotParallelize] says that its tests must not run beside each other")]
    [DataRow(MSTest, "[assembly: Parallelize(Workers = 4)]", "[assembly: Parallelize(Workers = …)] is a setting of the project's own")]
    [DataRow(MSTest, "[assembly: Parallelize(Scope = ExecutionScope.MethodLevel, Workers = 4)]", "[assembly: Parallelize(Workers = …)] is a setting of the project's own")]
    [DataRow(XunitV2, "[assembly: CollectionBehavior(DisableTestParallelization = true)]", "[assembly: CollectionBehavior] has settings of the project's own")]
    [DataRow(XunitV2, "[assembly: CollectionBehavior(MaxParallelThreads = 4)]", "[assembly: CollectionBehavior] has settings of the project's own")]
    [DataRow(XunitV2, "[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]", "[assembly: CollectionBehavior] has settings of the project's own")]
    [DataRow(XunitV2, "[assembly: CollectionBehavior(CollectionBehavior.CollectionPerClass, MaxParallelThreads = 4)]", "[assembly: CollectionBehavior] has settings of the project's own")]
    [DataRow(XunitV3, "[assembly: CollectionBehavior(DisableTestParallelization = true)]", "[assembly: CollectionBehavior] has settings of the project's own")]
    [DataRow(XunitV3, "[assembly: Parallelization(MaxThreads = \"4\")]", "[assembly: Parallelization] has settings of the project's own")]
    [DataRow(NUnit, "[assembly: NonParallelizable]", "[assembly: NonParallelizable] says that its tests must not run beside each other")]
    [DataRow(NUnit, "[assembly: LevelOfParallelism(4)] [assembly: Parallelizable]", "[assembly: LevelOfParallelism] is a setting of the project's own")]
    [DataRow(NUnit, "[assembly: Parallelizable(ParallelScope.None)]", "[assembly: Parallelizable(ParallelScope.None)] says that its tests must not run beside each other")]
    [DataRow(NUnit, "", "NUnit runs beside each other only what [Parallelizable] allows, and nothing has it: add [assembly: Parallelizable(ParallelScope.Fixtures)]")]
    [DataRow(TUnit, "[assembly: NotInParallel]", "[assembly: NotInParallel] says that its tests must not run beside each other")]
    [DataRow(TUnit, "[assembly: ParallelLimiter<C>]", "[assembly: ParallelLimiter] is a setting of the project's own")]
    public void A_setting_of_the_projects_own_is_told(string framework, string attributes, string reason) => Assert.AreEqual(reason, Suite(framework, attributes).OwnSetting);

    [TestMethod]
    [DataRow(MSTest, "", false, TestScope.Classes)]
    [DataRow(MSTest, "[assembly: Parallelize]", true, TestScope.Classes)]
    [DataRow(MSTest, "[assembly: Parallelize(Workers = 0)]", true, TestScope.Classes)]
    [DataRow(MSTest, "[assembly: Parallelize(Scope = ExecutionScope.ClassLevel)]", true, TestScope.Classes)]
    [DataRow(MSTest, "[assembly: Parallelize(Workers = 0, Scope = ExecutionScope.MethodLevel)]", true, TestScope.Methods)]
    [DataRow(XunitV2, "", true, TestScope.Classes)]
    [DataRow(XunitV2, "[assembly: CollectionBehavior]", true, TestScope.Classes)]
    [DataRow(XunitV3, "", true, TestScope.Classes)]
    [DataRow(NUnit, "[assembly: Parallelizable]", true, TestScope.Classes)]
    [DataRow(NUnit, "[assembly: Parallelizable(ParallelScope.Self)]", true, TestScope.Classes)]
    [DataRow(NUnit, "[assembly: Parallelizable(ParallelScope.Fixtures)]", true, TestScope.Classes)]
    [DataRow(NUnit, "[assembly: Parallelizable(ParallelScope.Children)]", true, TestScope.Methods)]
    [DataRow(NUnit, "[assembly: Parallelizable(ParallelScope.All)]", true, TestScope.Methods)]
    [DataRow(TUnit, "", true, TestScope.Methods)]
    public void What_attributes_leave_open_is_tuned_from_what_they_say(string framework, string attributes, object isParallel, object scope)
    {
        var suite = Suite(framework, attributes);

        Assert.IsNull(suite.OwnSetting);
        Assert.AreEqual((isParallel, scope), (suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    [DataRow("[Parallelizable] public class D { [Test] public void M() { } }", TestScope.Classes)]
    [DataRow("[Parallelizable(ParallelScope.Children)] public class D { [Test] public void M() { } }", TestScope.Methods)]
    [DataRow("public class D { [Test] [Parallelizable(ParallelScope.Self)] public void M() { } }", TestScope.Methods)]
    [DataRow("[assembly: Parallelizable(ParallelScope.Fixtures)] [Parallelizable(ParallelScope.All)] public class D { [Test] public void M() { } }", TestScope.Methods)]
    public void One_class_or_test_that_may_run_beside_others_is_enough_for_NUnit(string source, object scope)
    {
        var suite = Suite(NUnit, source);

        Assert.AreEqual((null, true, (TestScope)scope), (suite.OwnSetting, suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    [DataRow("[Parallelizable] public class B { }", TestScope.Classes)]
    [DataRow("[Parallelizable(ParallelScope.Children)] public class B : A { } public class A { }", TestScope.Methods)]
    [DataRow("public class B { [Test] [Parallelizable] public void M() { } }", TestScope.Methods)]
    public void A_base_class_of_another_assembly_says_it_for_its_heirs(string library, object scope)
    {
        var suite = FrameworkStubs.Scan(NUnit, "public class C : B { [Test] public void N() { } }", library)!;

        Assert.AreEqual((null, true, (TestScope)scope), (suite.OwnSetting, suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    public void A_class_that_may_not_run_beside_others_is_not_enough_for_NUnit() =>
        Assert.StartsWith("NUnit runs beside each other only what", Suite(NUnit, "[Parallelizable(ParallelScope.None)] public class D { [Test] public void M() { } }").OwnSetting);

    [TestMethod]
    public void An_attribute_of_the_same_name_elsewhere_says_nothing() => Assert.IsNull(Suite(MSTest, """
        [assembly: Mine.DoNotParallelize]
        namespace Mine { public class DoNotParallelizeAttribute : Attribute; }
        """).OwnSetting);

    private static TestSuite Suite(string framework, string attributes)
    {
        var test = framework switch
        {
            MSTest => "TestMethod",
            XunitV2 or XunitV3 => "Fact",
            _ => "Test",
        };
        return FrameworkStubs.Scan(framework, $$"""{{attributes}} public class C { [{{test}}] public void M() { } }""")!;
    }
}
