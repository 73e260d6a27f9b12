using Amorsize.Discovery.TestSuites;

namespace Amorsize.Discovery.Tests.TestSuites;

[TestClass]
public sealed class SuiteFingerprintTests
{
    [TestMethod]
    [DataRow("another body", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { GC.Collect(); } }")]
    [DataRow("a helper beside it", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { } private int field; private int Help() => field++; }")]
    [DataRow("a class without tests", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { } } public class Fake { public void M() { } }")]
    [DataRow("an attribute about something else", "public class C { [Fact] public void M() { } }", "[Obsolete] public class C { [Fact] [Obsolete(\"soon\")] public void M() { } }")]
    [DataRow("another order", "public class C { [Fact] public void M() { } [Fact] public void N() { } }", "public class C { [Fact] public void N() { } [Fact] public void M() { } }")]
    [DataRow("another order of classes", "public class C { [Fact] public void M() { } } public class D { [Fact] public void M() { } }",
        "public class D { [Fact] public void M() { } } public class C { [Fact] public void M() { } }")]
    [DataRow("other values in a row", "public class C { [Theory] [InlineData(1)] public void M(int i) { } }", "public class C { [Theory] [InlineData(2)] public void M(int i) { } }")]
    [DataRow("an abstract derived class", "public class C { [Fact] public void M() { } }", "public class C { [Fact] public void M() { } } public abstract class D : C { }")]
    [DataRow("a class derived from one without tests", "public class C { [Fact] public void M() { } } public class B { }", "public class C { [Fact] public void M() { } } public class B { } public class D : B { }")]
    public void Fingerprint_ChangeWithoutEffectOnParallelism_Stays(string what, string before, string after) => Assert.AreEqual(Of(before), Of(after), what);

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
    public void Fingerprint_ChangeOfTests_Changes(string what, string before, string after) => Assert.AreNotEqual(Of(before), Of(after), what);

    [TestMethod]
    [DataRow("[Collection(\"a\")]", "{0} public class C {{ [Fact] public void M() {{ }} }}")]
    [DataRow("[Collection<C>]", "{0} public class C {{ [Fact] public void M() {{ }} }}")]
    [DataRow("[Collection(\"a\")]", "public class C {{ [Fact] {0} public void M() {{ }} }}")]
    [DataRow("[Collection(\"a\")]", "public abstract class B {{ [Fact] public void M() {{ }} }} {0} public class C : B {{ }}")]
    [DataRow("[assembly: Limit(Workers = 2)]", "{0} public class C {{ [Fact] public void M() {{ }} }}")]
    public void Fingerprint_AddedParallelismAttribute_Changes(string attribute, string source) => Assert.AreNotEqual(
        Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, source, "")),
        Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, source, attribute)));

    [TestMethod]
    public void Fingerprint_InheritedParallelismAttribute_Changes() => Assert.AreNotEqual(
        Of("[Collection(\"a\")] public class B { } public class C { [Fact] public void M() { } }"),
        Of("[Collection(\"a\")] public class B { } public class C : B { [Fact] public void M() { } }"));

    [TestMethod]
    [DataRow("[Collection(\"a\")] public class C { [Fact] public void M() { } }", "[Collection(\"b\")] public class C { [Fact] public void M() { } }")]
    [DataRow("[Collection<A>] public class C { [Fact] public void M() { } } class A; class B;", "[Collection<B>] public class C { [Fact] public void M() { } } class A; class B;")]
    public void Fingerprint_ArgumentOfParallelismAttribute_Changes(string before, string after) => Assert.AreNotEqual(Of(before), Of(after));

    [TestMethod]
    [DataRow("a test that appears", "{ [Fact] public void M() { } [Fact] public void N() { } }")]
    [DataRow("one more row", "{ [Theory] [InlineData(1)] public void M(int i) { } }")]
    [DataRow("an attribute about parallelism", "{ [Fact] [Collection(\"a\")] public void M() { } }")]
    [DataRow("a test of a class further up", "{ [Fact] public void M() { } } public abstract class A { [Fact] public void N() { } }", ": A")]
    [DataRow("an attribute of the class", "{ [Fact] public void M() { } }", "", "[Collection(\"a\")]")]
    [DataRow("an attribute of a class without tests", "{ [Fact] public void M() { } } [Collection(\"a\")] public abstract class A { }", ": A")]
    public void Fingerprint_BaseClassOfAnotherAssembly_Changes(string what, string after, string ancestor = "", string attribute = "")
    {
        const string Source = "public class C : B<int> { } public class D { [Fact] public void M() { } } public class Failure : Exception { }";

        var before = StubFramework.Scan(Source, "public abstract class B<T> { [Fact] public void M() { } }")!;

        Assert.AreEqual(2, before.Methods);
        Assert.AreEqual(before.Fingerprint, StubFramework.Scan(Source, "public abstract class B<T> { [Fact] public void M() { GC.Collect(); } private void N() { } }")!.Fingerprint);
        Assert.AreNotEqual(before.Fingerprint, StubFramework.Scan(Source, $"{attribute} public abstract class B<T> {ancestor} {after}")!.Fingerprint, what);
    }

    [TestMethod]
    public void Tests_OnlyAbstractClassInheritsThem_AreNone() =>
        Assert.IsNull(StubFramework.Scan("public abstract class C : B { [Obsolete] public abstract void Of(FactAttribute fact); }", "public abstract class B { [Fact] public void M() { } }"));

    [TestMethod]
    public void Fingerprint_OtherFramework_Changes()
    {
        const string Source = "public class C { [Fact] public void M() { } }";

        Assert.AreNotEqual(Of(Source), StubFramework.Scanner.Scan(StubFramework.CompileWithOther(Source), StubFramework.NoOther)!.Fingerprint);
    }

    [TestMethod]
    public void Fingerprint_Format_Is64HexadecimalDigits() => Assert.MatchesRegex("^[0-9a-f]{64}$", Of("public class C { [Fact] public void M() { } }"));

    private static string Of(string source) => StubFramework.Scan(source)!.Fingerprint;
}
