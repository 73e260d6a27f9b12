using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Shared;

namespace Amorsize.Discovery.Tests.TestSuites;

[TestClass]
public sealed class TestSuiteScannerTests
{
    [TestMethod]
    public void Framework_ReferencedAssembly_IsFoundWithItsVersion()
    {
        const string Source = "public class C { [Fact] public void M() { } }";

        Assert.AreEqual(("Stub", 0, 1), Found(StubFramework.Compile(Source)));
        Assert.AreEqual(("Other", 0, 1), Found(StubFramework.CompileWithOther(Source)));

        static (string, int, int) Found(byte[] assembly)
        {
            var suite = StubFramework.Scanner.Scan(assembly, StubFramework.NoOther)!;
            return (suite.Framework, suite.FrameworkMajor, suite.Methods);
        }
    }

    [TestMethod]
    public void Tests_DerivedAttributeNamedAsThatOfAnotherFramework_AreFound() =>
        Assert.AreEqual(1, StubFramework.Scan("public class RetryCheckAttribute : FactAttribute; public class C { [RetryCheck] public void M() { } }")!.Methods);

    [TestMethod]
    [DataRow("public class C { [Fact] public void M() { } }", false, TestScope.Classes)]
    [DataRow("[Parallel] public class C { [Fact] public void M() { } }", true, TestScope.Classes)]
    [DataRow("public class C { [Fact] [Parallel] public void M() { } }", true, TestScope.Methods)]
    [DataRow("public class C { [Fact] public void M() { } [Parallel] public void Helper() { } }", false, TestScope.Classes)]
    public void DeclaredScope_AttributesOfClassesAndTests_IsTheWidest(string source, object isParallel, object scope)
    {
        var suite = StubFramework.Scan(source)!;

        Assert.AreEqual((isParallel, scope), (suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    [DataRow("[Parallel] public class B { }", TestScope.Classes)]
    [DataRow("[Parallel] public class A { } public class B : A { }", TestScope.Classes)]
    [DataRow("public class B { [Fact] [Parallel] public void M() { } }", TestScope.Methods)]
    public void DeclaredScope_BaseClassOfAnotherAssembly_Counts(string library, object scope)
    {
        var suite = StubFramework.Scan("public class C : B { [Fact] public void N() { } }", library)!;

        Assert.AreEqual((true, (TestScope)scope), (suite.IsDeclaredParallel, suite.DeclaredScope));
    }

    [TestMethod]
    [DataRow("[assembly: Limit(Workers = 3)]", "limit 3")]
    [DataRow("[assembly: Limit]", null)]
    [DataRow("", null)]
    public void OwnSetting_AttributeOfAssembly_IsReadByTheFramework(string attribute, string? own) =>
        Assert.AreEqual(own, StubFramework.Scan($"{attribute} public class C {{ [Fact] public void M() {{ }} }}")!.OwnSetting);

    [TestMethod]
    public void Tests_DerivedAttribute_AreFound() => Assert.AreEqual(1, StubFramework.Scan("""
        public class RetryFactAttribute : FactAttribute;
        public class C { [RetryFact] public void M() { } public void Helper() { } }
        """)!.Methods);

    [TestMethod]
    public void Tests_NestedClass_AreFound() =>
        Assert.AreEqual(2, StubFramework.Scan("public class C { [Fact] public void M() { } public class D { [Fact] public void M() { } } }")!.Methods);

    [TestMethod]
    public void Framework_OnlyABaseClassReferencesIt_IsFound()
    {
        var suite = StubFramework.Scan("public class C : B { }", "public class B { [Fact] public void M() { } }");

        Assert.AreEqual(("Stub", 1), (suite?.Framework, suite?.Methods));
    }

    [TestMethod]
    public void Tests_InheritedBySeveralClasses_AreCountedOnce() =>
        Assert.AreEqual(1, StubFramework.Scan("public class C : B { } public class D : B { }", "public class B { [Fact] public void M() { } }")!.Methods);

    [TestMethod]
    public void Suite_FrameworkWithoutTests_IsNone() =>
        Assert.IsNull(StubFramework.Scan("public class C { public void M() { } }"));

    [TestMethod]
    public void Suite_NoKnownFramework_IsNone() =>
        Assert.IsNull(new TestSuiteScanner([]).Scan(StubFramework.Compile("public class C { [Fact] public void M() { } }"), StubFramework.NoOther));

    [TestMethod]
    public void Suite_AttributeOfItsOwnButNoFramework_IsNone() => Assert.IsNull(StubFramework.Scanner.Scan(
        StubCompiler.Compile("Own.Tests", "public class FactAttribute : System.Attribute; public class C { [Fact] public void M() { } }"), StubFramework.NoOther));

    [TestMethod]
    [DataRow("")]
    [DataRow("MZ")]
    [DataRow("This is no program.")]
    public void Scan_NoManagedAssembly_Throws(string content) =>
        Assert.ThrowsExactly<BadImageFormatException>(() => StubFramework.Scanner.Scan(System.Text.Encoding.ASCII.GetBytes(content), StubFramework.NoOther));

    [TestMethod]
    public void Scan_TruncatedAssembly_ReadsOrThrows()
    {
        var image = Parallel();

        for (var length = 0; length < image.Length; length += 7)
            AssertReadOrRefused(image[..length], $"the first {length} bytes");
    }

    [TestMethod]
    public void Scan_WrongByte_ReadsOrThrows()
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
    public void Scan_UnreadableBaseAssembly_FindsTheSuitesOwnTests()
    {
        var (tests, _) = WithLibrary();

        Assert.AreEqual(1, StubFramework.Scanner.Scan(tests, _ => throw new IOException("In use by another process"))?.Methods);
        Assert.AreEqual(1, StubFramework.Scanner.Scan(tests, _ => throw new UnauthorizedAccessException("Not for you"))?.Methods);
        Assert.AreEqual(1, StubFramework.Scanner.Scan(tests, _ => "MZ, and no more"u8.ToArray())?.Methods);
    }

    [TestMethod]
    public void Scan_WrongByteInBaseAssembly_FindsTheSuitesOwnTests()
    {
        var (tests, library) = WithLibrary();
        Assert.AreEqual(2, StubFramework.Scanner.Scan(tests, _ => library)?.Methods);

        for (var at = 0; at < library.Length; at++)
        {
            foreach (var wrong in (byte[])[0, 0xFF])
            {
                var damaged = (byte[])library.Clone();
                damaged[at] = wrong;
                var methods = StubFramework.Scanner.Scan(tests, _ => damaged)?.Methods;
                Assert.IsTrue(methods >= 1, $"{wrong} at {at}: {methods}");
            }
        }
    }

    private static (byte[] Tests, byte[] Library) WithLibrary() => StubFramework.Compile(
        "public class C : B<int> { [Fact] public void N() { } }",
        "public abstract class A { } public abstract class B<T> : A { [Theory] [InlineData(1)] public void M() { } }");

    private static byte[] Parallel() => StubFramework.Compile("""
        [assembly: Limit(Workers = 3)]
        public abstract class Generic<T> { [Fact] public void Of() { } }
        [Collection<C>] public class C : Generic<int> { [Theory] [InlineData(1, "two")] public void M(int i, string s) { } }
        """);

    private static void AssertReadOrRefused(byte[] image, string what)
    {
        try
        {
            _ = StubFramework.Scanner.Scan(image, StubFramework.NoOther);
        }
        catch (BadImageFormatException)
        {
            // The expected end.
        }
        catch (Exception e)
        {
            Assert.Fail($"{what}: {e}");
        }
    }
}
