using Amorsize.Discovery.TestSuites;

namespace Amorsize.Discovery.Tests.TestSuites;

[TestClass]
public sealed class SuiteFingerprintTests
{
    private const string MSTest = "MSTest.TestFramework";
    private const string Xunit = "xunit.v3.core";
    private const string NUnit = "nunit.framework";
    private const string TUnit = "TUnit.Core";

    [TestMethod]
    [DataRow("another body", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { GC.Collect(); } }")]
    [DataRow("a helper beside it", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { } private int field; private int Help() => field++; }")]
    [DataRow("a class without tests", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { } } public class Fake { public void M() { } }")]
    [DataRow("an attribute about something else", "public class C { [Fact] public void M() { } }", "[Obsolete] public class C { [Fact] [Obsolete(\"soon\")] public void M() { } }")]
    [DataRow("another order", "public class C { [Fact] public void M() { } [Fact] public void N() { } }", "public class C { [Fact] public void N() { } [Fact] public void M() { } }")]
    [DataRow("another order of classes", "public class C { [Fact] public void M() { } } public class D { [Fact] public void M() { } }",
        "public class D { [Fact] public void M() { } } public class C { [Fact] public void M() { } }")]
    [DataRow("other values in a row", "public class C { [Theory] [InlineData(1)] public void M(int i) { } }", "public class C { [Theory] [InlineData(2)] public void M(int i) { } }")]
    [DataRow("an abstract heir", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { } } public abstract class D : C { }")]
    [DataRow("an heir of what has no tests", "public class C { [Fact] public void M() { } } public class B { }", "public class C { [Fact] public void M() { } } public class B { } public class D : B { }")]
    public void It_stays_with(string what, string before, string after) => Assert.AreEqual(Of(Xunit, before), Of(Xunit, after), what);

    [TestMethod]
    [DataRow("a test that appears or disappears", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { } [Fact] public void N() { } }")]
    [DataRow("a test of another name", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void N() { } }")]
    [DataRow("an overload", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { } [Theory] public void M(int i) { } }")]
    [DataRow("a test in another class", "public class C { [Fact] public void M() { } } public class D { }", "public class C { } public class D { [Fact] public void M() { } }")]
    [DataRow("a class in another namespace", "namespace N { public class C { [Fact] public void M() { } } }", "namespace O { public class C { [Fact] public void M() { } } }")]
    [DataRow("one more row", "public class C { [Theory] [InlineData(1)] public void M(int i) { } }", "public class C { [Theory] [InlineData(1)] [InlineData(2)] public void M(int i) { } }")]
    [DataRow("a class that inherits tests", "public class B { [Fact] public void M() { } }", "public class B { [Fact] public void M() { } } public class C : B { }")]
    [DataRow("a class that inherits them from further up", "public class A { [Fact] public void M() { } } public class B : A { }",
        "public class A { [Fact] public void M() { } } public class B : A { } public class C : B { }")]
    [DataRow("a class that inherits them from a generic one", "public abstract class B<T> { [Fact] public void M() { } } public class C : B<int> { }",
        "public abstract class B<T> { [Fact] public void M() { } } public class C : B<int> { } public class D : B<string> { }")]
    public void It_changes_with(string what, string before, string after) => Assert.AreNotEqual(Of(Xunit, before), Of(Xunit, after), what);

    [TestMethod]
    [DataRow(MSTest, "[DoNotParallelize]", "[TestClass] {0} public class C {{ [TestMethod] public void M() {{ }} }}")]
    [DataRow(MSTest, "[DoNotParallelize]", "[TestClass] public class C {{ [TestMethod] {0} public void M() {{ }} }}")]
    [DataRow(MSTest, "[DoNotParallelize]", "public abstract class B {{ [TestMethod] public void M() {{ }} }} [TestClass] {0} public class C : B {{ }}")]
    [DataRow(MSTest, "[assembly: DoNotParallelize]", "{0} [TestClass] public class C {{ [TestMethod] public void M() {{ }} }}")]
    [DataRow(MSTest, "[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]", "{0} [TestClass] public class C {{ [TestMethod] public void M() {{ }} }}")]
    [DataRow(Xunit, "[Collection(\"a\")]", "{0} public class C {{ [Fact] public void M() {{ }} }}")]
    [DataRow(Xunit, "[Collection<C>]", "{0} public class C {{ [Fact] public void M() {{ }} }}")]
    [DataRow(Xunit, "[CollectionDefinition(\"a\", DisableParallelization = true)]", "{0} public class Definition {{ }} public class C {{ [Fact] public void M() {{ }} }}")]
    [DataRow(Xunit, "[assembly: CollectionBehavior(DisableTestParallelization = true)]", "{0} public class C {{ [Fact] public void M() {{ }} }}")]
    [DataRow(Xunit, "[assembly: Parallelization(MaxThreads = \"2\")]", "{0} public class C {{ [Fact] public void M() {{ }} }}")]
    [DataRow(NUnit, "[Parallelizable]", "{0} public class C {{ [Test] public void M() {{ }} }}")]
    [DataRow(NUnit, "[NonParallelizable]", "public class C {{ [Test] {0} public void M() {{ }} }}")]
    [DataRow(NUnit, "[assembly: LevelOfParallelism(3)]", "{0} public class C {{ [Test] public void M() {{ }} }}")]
    [DataRow(TUnit, "[NotInParallel]", "public class C {{ [Test] {0} public void M() {{ }} }}")]
    [DataRow(TUnit, "[ParallelLimiter<C>]", "public class C {{ [Test] {0} public void M() {{ }} }}")]
    public void It_changes_where_an_attribute_about_parallelism_appears(string framework, string attribute, string source) => Assert.AreNotEqual(
        Of(framework, string.Format(System.Globalization.CultureInfo.InvariantCulture, source, "")),
        Of(framework, string.Format(System.Globalization.CultureInfo.InvariantCulture, source, attribute)));

    [TestMethod]
    public void It_changes_with_who_inherits_an_attribute_about_parallelism() => Assert.AreNotEqual(
        Of(Xunit, "[Collection(\"a\")] public class B { } public class C { [Fact] public void M() { } }"),
        Of(Xunit, "[Collection(\"a\")] public class B { } public class C : B { [Fact] public void M() { } }"));

    [TestMethod]
    [DataRow(Xunit, "[Collection(\"a\")] public class C { [Fact] public void M() { } }", "[Collection(\"b\")] public class C { [Fact] public void M() { } }")]
    [DataRow(Xunit, "[Collection<A>] public class C { [Fact] public void M() { } } class A; class B;", "[Collection<B>] public class C { [Fact] public void M() { } } class A; class B;")]
    [DataRow(NUnit, "[Parallelizable] public class C { [Test] public void M() { } }", "[Parallelizable(ParallelScope.Children)] public class C { [Test] public void M() { } }")]
    [DataRow(NUnit, "public class C { [TestCase<int>(1)] public void M(int i) { } }", "public class C { [TestCase<int>(1)] [TestCase<int>(2)] public void M(int i) { } }")]
    [DataRow(TUnit, "public class C { [Test] [NotInParallel(\"a\")] public void M() { } }", "public class C { [Test] [NotInParallel(\"b\")] public void M() { } }")]
    public void It_changes_with_what_an_attribute_says(string framework, string before, string after) => Assert.AreNotEqual(Of(framework, before), Of(framework, after));

    [TestMethod]
    [DataRow("a test that appears", "{ [Fact] public void M() { } [Fact] public void N() { } }")]
    [DataRow("one more row", "{ [Theory] [InlineData(1)] public void M(int i) { } }")]
    [DataRow("an attribute about parallelism", "{ [Fact] [Collection(\"a\")] public void M() { } }")]
    [DataRow("a test of a class further up", "{ [Fact] public void M() { } } public abstract class A { [Fact] public void N() { } }", ": A")]
    [DataRow("an attribute of the class", "{ [Fact] public void M() { } }", "", "[Collection(\"a\")]")]
    [DataRow("an attribute of a class without tests", "{ [Fact] public void M() { } } [Collection(\"a\")] public abstract class A { }", ": A")]
    public void It_changes_with_a_base_class_of_another_assembly(string what, string after, string ancestor = "", string attribute = "")
    {
        const string Source = "public class C : B<int> { } public class D { [Fact] public void M() { } } public class Failure : Exception { }";

        var before = FrameworkStubs.Scan(Xunit, Source, "public abstract class B<T> { [Fact] public void M() { } }")!;

        Assert.AreEqual(2, before.Methods);
        Assert.AreEqual(before.Fingerprint, FrameworkStubs.Scan(Xunit, Source, "public abstract class B<T> { [Fact] public void M() { GC.Collect(); } private void N() { } }")!.Fingerprint);
        Assert.AreNotEqual(before.Fingerprint, FrameworkStubs.Scan(Xunit, Source, $"{attribute} public abstract class B<T> {ancestor} {after}")!.Fingerprint, what);
    }

    [TestMethod]
    public void What_only_an_abstract_class_inherits_from_another_assembly_is_no_test() =>
        Assert.IsNull(FrameworkStubs.Scan(Xunit, "public abstract class C : B { [Obsolete] public abstract void Of(FactAttribute fact); }", "public abstract class B { [Fact] public void M() { } }"));

    [TestMethod]
    public void It_is_another_under_another_framework()
    {
        const string Source = "public class C { [Fact] public void M() { } }";

        Assert.AreNotEqual(Of("xunit.core", Source), Of("xunit.v3.core", Source));
    }

    [TestMethod]
    public void It_is_64_hexadecimal_digits() => Assert.MatchesRegex("^[0-9a-f]{64}$", Of(Xunit, "public class C { [Fact] public void M() { } }"));

    private static string Of(string framework, string source) => FrameworkStubs.Scan(framework, source)!.Fingerprint;
}
