using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.Tests.TestSuites;

[TestClass]
public sealed class TestSuiteScannerTests
{
    [TestMethod]
    [DataRow("MSTest.TestFramework", nameof(TestFramework.MSTest), "[TestClass] public class C { [TestMethod] public void M() { } }")]
    [DataRow("Microsoft.VisualStudio.TestPlatform.TestFramework", nameof(TestFramework.MSTest), "[TestClass] public class C { [DataTestMethod] public void M() { } }")]
    [DataRow("xunit.v3.core", nameof(TestFramework.XunitV3), "public class C { [Fact] public void M() { } }")]
    [DataRow("xunit.core", nameof(TestFramework.XunitV2), "public class C { [Theory] [InlineData(1)] public void M(int i) { } }")]
    [DataRow("nunit.framework", nameof(TestFramework.NUnit), "public class C { [Test] public void M() { } }")]
    [DataRow("nunit.framework", nameof(TestFramework.NUnit), "public class C { [TestCase(1)] public void M(int i) { } }")]
    [DataRow("nunit.framework", nameof(TestFramework.NUnit), "public class C { [TestCase<int>(1)] public void M(int i) { } }")]
    [DataRow("nunit.framework", nameof(TestFramework.NUnit), "public class C { [TestCaseSource(\"S\")] public void M(int i) { } }")]
    [DataRow("TUnit.Core", nameof(TestFramework.TUnit), "public class C { [Test] public void M() { } }")]
    public void Each_framework_is_known_by_the_assembly_that_tests_reference(string assembly, string framework, string source)
    {
        var suite = FrameworkStubs.Scan(assembly, source);

        Assert.AreEqual((framework, 1), (suite?.Framework.ToString(), suite?.Methods));
    }

    [TestMethod]
    public void Tests_of_an_attribute_that_the_project_derives_are_found() => Assert.AreEqual(1, FrameworkStubs.Scan("xunit.core", """
        public class RetryFactAttribute : FactAttribute;
        public class C { [RetryFact] public void M() { } public void Helper() { } }
        """)!.Methods);

    [TestMethod]
    public void Tests_of_nested_classes_are_found() =>
        Assert.AreEqual(2, FrameworkStubs.Scan("xunit.core", "public class C { [Fact] public void M() { } public class D { [Fact] public void M() { } } }")!.Methods);

    [TestMethod]
    [DataRow("MSTest.TestFramework", "[TestMethod]")]
    [DataRow("xunit.core", "[Fact]")]
    [DataRow("nunit.framework", "[Test]")]
    public void A_suite_that_inherits_all_its_tests_needs_no_framework_itself(string framework, string attribute)
    {
        var suite = FrameworkStubs.Scan(framework, "public class C : B { }", $$"""public class B { {{attribute}} public void M() { } }""");

        Assert.AreEqual((FrameworkStubs.Scan(framework, $$"""public class C { {{attribute}} public void M() { } }""")!.Framework, 1), (suite?.Framework, suite?.Methods));
    }

    [TestMethod]
    public void Tests_that_several_classes_inherit_are_counted_once() =>
        Assert.AreEqual(1, FrameworkStubs.Scan("xunit.core", "public class C : B { } public class D : B { }", "public class B { [Fact] public void M() { } }")!.Methods);

    [TestMethod]
    public void An_assembly_that_has_a_framework_but_no_tests_has_no_suite() =>
        Assert.IsNull(FrameworkStubs.Scan("MSTest.TestFramework", "[TestClass] public class C { public void M() { } }"));

    [TestMethod]
    public void An_assembly_without_a_framework_has_no_suite() =>
        Assert.IsNull(FrameworkStubs.Scan("Own.Tests", "public class C { [Fact] public void M() { } }"));

    [TestMethod]
    public void What_the_attributes_leave_open_is_as_the_runner_has_it()
    {
        var suite = FrameworkStubs.Scan("MSTest.TestFramework", "[TestClass] public class C { [TestMethod] public void M() { } }")!;

        Assert.AreEqual((false, TestScope.Classes, null), (suite.IsDeclaredParallel, suite.DeclaredScope, suite.OwnSetting));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("MZ")]
    [DataRow("This is no program.")]
    public void What_is_no_assembly_is_said_to_be_none(string content) =>
        Assert.ThrowsExactly<BadImageFormatException>(() => TestSuiteScanner.Scan(System.Text.Encoding.ASCII.GetBytes(content), FrameworkStubs.NoOther));

    [TestMethod]
    public void An_assembly_that_ends_early_is_read_or_said_to_be_none()
    {
        var image = Parallel();

        for (var length = 0; length < image.Length; length += 7)
            AssertReadOrRefused(image[..length], $"the first {length} bytes");
    }

    [TestMethod]
    public void An_assembly_with_a_wrong_byte_is_read_or_said_to_be_none()
    {
        var image = Parallel();

        for (var at = 0; at < image.Length; at++)
        {
            foreach (var wrong in (byte[])[0, 0xFF])
            {
                var damaged = (byte[])image.Clone();
                damaged[at] = wrong;
                AssertReadOrRefused(damaged, $"{wrong} at {at}");
            }
        }
    }

    [TestMethod]
    public void What_is_beside_it_and_cannot_be_read_is_no_defect_of_the_suite()
    {
        var (tests, _) = WithLibrary();

        Assert.AreEqual(1, TestSuiteScanner.Scan(tests, _ => throw new IOException("In use by another process"))?.Methods);
        Assert.AreEqual(1, TestSuiteScanner.Scan(tests, _ => throw new UnauthorizedAccessException("Not for you"))?.Methods);
        Assert.AreEqual(1, TestSuiteScanner.Scan(tests, _ => "MZ, and no more"u8.ToArray())?.Methods);
    }

    [TestMethod]
    public void What_is_beside_it_and_has_a_wrong_byte_is_no_defect_of_the_suite()
    {
        var (tests, library) = WithLibrary();
        Assert.AreEqual(2, TestSuiteScanner.Scan(tests, _ => library)?.Methods);

        for (var at = 0; at < library.Length; at++)
        {
            foreach (var wrong in (byte[])[0, 0xFF])
            {
                var damaged = (byte[])library.Clone();
                damaged[at] = wrong;
                var methods = TestSuiteScanner.Scan(tests, _ => damaged)?.Methods;
                Assert.IsTrue(methods >= 1, $"{wrong} at {at}: {methods}");
            }
        }
    }

    private static (byte[] Tests, byte[] Library) WithLibrary() => FrameworkStubs.Compile(
        "xunit.core",
        "public class C : B<int> { [Fact] public void N() { } }",
        "public abstract class A { } public abstract class B<T> : A { [Theory] [InlineData(1)] public void M() { } }");

    private static byte[] Parallel() => FrameworkStubs.Compile("xunit.v3.core", """
        [assembly: CollectionBehavior(MaxParallelThreads = 3)]
        public abstract class Generic<T> { [Fact] public void Of() { } }
        [Collection<C>] public class C : Generic<int> { [Theory] [InlineData(1, "two")] public void M(int i, string s) { } }
        """);

    private static void AssertReadOrRefused(byte[] image, string what)
    {
        try
        {
            _ = TestSuiteScanner.Scan(image, FrameworkStubs.NoOther);
        }
        catch (BadImageFormatException)
        {
            // As it should be.
        }
        catch (Exception e)
        {
            Assert.Fail($"{what}: {e}");
        }
    }
}
