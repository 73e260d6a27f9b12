using Amorsize.Discovery.Tests.TestSuites;

namespace Amorsize.Discovery.Tests;

[TestClass]
public sealed class CachedSuiteScanTests : IDisposable
{
    private const string Library = "MyApp.Common";
    private const string Source = "public class C { [Fact] public void M() { } [Fact] [Parallel] public void N() { } }";
    private const string OwnSettings = "[assembly: Limit(Workers = 2)] " + Source;
    private const string Derived = "public class C : B { [Fact] public void N() { } }";
    private const string Base = "public abstract class B { [Fact] public void M() { } }";
    private const string LargerBase = "public abstract class B { [Fact] public void M() { } [Fact] public void O() { } }";

    private const string SuiteJson = """{"framework":"Stub","frameworkMajor":4,"fingerprint":"f","methods":7,"isDeclaredParallel":true,"declaredScope":"Methods"}""";

    private readonly ScannedOutput output = new();

    public void Dispose() => output.Dispose();

    [TestMethod]
    [DataRow(Source)]
    [DataRow(OwnSettings)]
    public void Suite_SecondCall_EqualsTheFirstScan(string source)
    {
        output.Write(StubFramework.Compile(source));
        var scanned = StubFramework.Scan(source);

        Assert.IsNotNull(scanned);
        Assert.AreEqual(scanned, output.Suite());
        Assert.AreEqual(scanned, output.Suite());
    }

    [TestMethod]
    public void Suite_SameAssembly_IsNotScannedAgain()
    {
        output.Write(StubFramework.Compile(Source));
        output.Suite();
        output.Edit("\"methods\":2", "\"methods\":7");

        Assert.AreEqual(7, output.Suite()?.Methods);
    }

    [TestMethod]
    public void Suite_AssemblyWithoutTests_IsNotScannedAgain()
    {
        output.Write(StubFramework.Compile("public class C { }"));

        Assert.IsNull(output.Suite());

        output.Edit("\"suite\":{", $"\"suite\":{{\"suite\":{SuiteJson},");
        Assert.AreEqual(7, output.Suite()?.Methods);
    }

    [TestMethod]
    public void Suite_OnlyWorkloadsAskedFor_IsNotScanned()
    {
        output.Write(StubFramework.Compile(Source));

        output.Workloads();

        Assert.DoesNotContain("\"suite\"", File.ReadAllText(output.ScanFile));
    }

    [TestMethod]
    public void Suite_WorkloadsScannedInBetween_IsStillRemembered()
    {
        output.Write(StubFramework.Compile(Source));
        output.Suite();
        output.Edit("\"methods\":2", "\"methods\":7");

        Assert.IsEmpty(output.Workloads());

        Assert.AreEqual(7, output.Suite()?.Methods);
    }

    [TestMethod]
    public void Suite_OtherAssembly_IsScanned()
    {
        output.Write(StubFramework.Compile(Source));
        output.Suite();
        output.Write(StubFramework.Compile(OwnSettings));

        Assert.AreEqual(StubFramework.Scan(OwnSettings), output.Suite());
    }

    [TestMethod]
    public void Suite_BaseAssemblyUnchanged_IsNotScannedAgain()
    {
        WriteWithLibrary();
        Assert.AreEqual(2, output.Suite()?.Methods);
        output.Edit("\"methods\":2", "\"methods\":7");

        Assert.AreEqual(7, output.Suite()?.Methods);
    }

    [TestMethod]
    public void Suite_BaseAssemblyChanged_IsScanned()
    {
        WriteWithLibrary();
        output.Suite();

        output.Write(StubFramework.Compile(Derived, LargerBase).Library, Library);

        Assert.AreEqual(3, output.Suite()?.Methods);
    }

    [TestMethod]
    public void Suite_BaseAssemblyAppearsLater_IsScanned()
    {
        var (tests, library) = StubFramework.Compile(Derived, Base);
        output.Write(tests);
        Assert.AreEqual(1, output.Suite()?.Methods);

        output.Write(library, Library);

        Assert.AreEqual(2, output.Suite()?.Methods);
    }

    [TestMethod]
    public void Suite_UnreadableBaseAssembly_IsScannedOnceItCanBeRead()
    {
        WriteWithLibrary();
        var library = Path.Combine(Path.GetDirectoryName(output.AssemblyPath)!, Library + ".dll");
        var elsewhere = library + ".moved";
        File.Move(library, elsewhere);
        // A folder cannot be read as a file on any system.
        Directory.CreateDirectory(library);
        Assert.AreEqual(1, output.Suite()?.Methods);
        Assert.AreEqual(1, output.Suite()?.Methods);
        Directory.Delete(library);
        File.Move(elsewhere, library);

        Assert.AreEqual(2, output.Suite()?.Methods);
    }

    [TestMethod]
    [DataRow("\"scanner\":\"", "\"scanner\":\"0")]
    [DataRow("\"frameworks\":\"", "\"frameworks\":\"0")]
    [DataRow("\"framework\":\"Stub\"", "\"framework\":\"Gone\"")]
    [DataRow("\"framework\":\"Stub\"", "\"framework\":77")]
    [DataRow("\"declaredScope\":\"Methods\"", "\"declaredScope\":77")]
    [DataRow("\"methods\":7", "\"methods\":0")]
    [DataRow("\"methods\":7", "\"methods\":\"7\"")]
    [DataRow("\"methods\":7,", "")]
    [DataRow("\"isDeclaredParallel\":true", "\"isDeclaredParallel\":1")]
    [DataRow("\"isDeclaredParallel\":true,", "")]
    [DataRow("\"baseAssemblies\":[", "\"others\":[")]
    [DataRow("\"baseAssemblies\":[", "\"baseAssemblies\":[null,")]
    [DataRow("\"suite\":{\"suite\":", "\"suite\":[],\"more\":{\"suite\":")]
    [DataRow("{", "")]
    public void Suite_OtherScannerOrDamagedFile_IsScanned(string from, string to)
    {
        output.Write(StubFramework.Compile(Source));
        var scanned = output.Suite();
        output.Edit("\"methods\":2", "\"methods\":7");
        output.Edit(from, to);

        Assert.AreEqual(scanned, output.Suite());
    }

    [TestMethod]
    public void Suite_UnwritableFile_IsScannedEachTime()
    {
        output.Write(StubFramework.Compile(Source));
        Directory.CreateDirectory(output.ScanFile);

        Assert.AreEqual(2, output.Suite()?.Methods);
        Assert.AreEqual(2, output.Suite()?.Methods);
    }

    [TestMethod]
    public void Suite_FileIsNoAssembly_ThrowsAndIsNotRemembered()
    {
        output.Write([1, 2, 3]);

        Assert.ThrowsExactly<BadImageFormatException>(output.Suite);
        Assert.IsFalse(File.Exists(output.ScanFile));
    }

    private void WriteWithLibrary()
    {
        var (tests, common) = StubFramework.Compile(Derived, Base);
        output.Write(tests);
        output.Write(common, Library);
    }
}
