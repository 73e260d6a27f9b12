using System.Reflection;
using System.Text;
using Amorsize.Discovery.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Amorsize.Discovery.Tests.Metadata;

[TestClass]
public sealed class SourcePositionsTests
{
    private static readonly Assembly assembly = typeof(SourcePositionsTests).Assembly;

    [TestMethod]
    [DataRow(nameof(Plain), "return 1;")]
    [DataRow(nameof(Iterator), "yield return 2;")]
    [DataRow(nameof(LaterAsync), "await Task.Yield();")]
    public void Of_MethodWithSymbols_IsItsFirstStatement(string method, string statement)
    {
        var position = SourcePositions.Of(assembly.Location, typeof(SourcePositionsTests).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MetadataToken)!;

        var lines = File.ReadAllLines(position.File);
        Assert.EndsWith("SourcePositionsTests.cs", position.File);
        // The first statement of an unoptimized method is its opening brace.
        Assert.Contains(statement, lines[position.Line - 1] + lines[position.Line]);
        Assert.IsGreaterThan(4, position.Column);
    }

    [TestMethod]
    public void Of_DeterministicBuild_IsFoundBelowTheRootAboveTheAssembly()
    {
        var root = Directory.CreateTempSubdirectory("amorsize-positions-").FullName;
        var code = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "src")).FullName, "Code.cs");
        File.WriteAllText(code, "class C { static int M() => 1; }");
        var library = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "src", "bin", "Release")).FullName, "Code.dll");
        var compilation = CSharpCompilation.Create(
            "Code", [CSharpSyntaxTree.ParseText(File.ReadAllText(code), path: "/_/src/Code.cs", encoding: Encoding.UTF8)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new(OutputKind.DynamicallyLinkedLibrary));
        using (var image = File.Create(library))
        using (var symbols = File.Create(Path.ChangeExtension(library, ".pdb")))
            Assert.IsTrue(compilation.Emit(image, symbols, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: "Code.pdb")).Success);

        Assert.AreEqual(new SourcePosition(code, 1, 29), SourcePositions.Of(library, 0x06000001));

        Directory.Delete(root, recursive: true);
    }

    [TestMethod]
    public void Of_AssemblyWithoutSymbols_IsUnknown() => Assert.IsNull(SourcePositions.Of(typeof(object).Assembly.Location, 0x06000001));

    [TestMethod]
    [DataRow("")]
    [DataRow("/no such folder/App.dll")]
    public void Of_MissingAssembly_IsUnknown(string path) => Assert.IsNull(SourcePositions.Of(path, 0x06000001));

    [TestMethod]
    public void Of_MethodWithoutBody_IsUnknown() =>
        Assert.IsNull(SourcePositions.Of(assembly.Location, typeof(IBodiless).GetMethod(nameof(IBodiless.M))!.MetadataToken));

    private static int Plain()
    {
        return 1;
    }

    private static IEnumerable<int> Iterator()
    {
        yield return 2;
    }

    private static async Task LaterAsync()
    {
        await Task.Yield();
    }

    private interface IBodiless
    {
        void M();
    }
}
