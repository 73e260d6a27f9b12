using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.VisualBasic;

namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>Fingerprints of assemblies that the Visual Basic compiler makes, whose names of closures, lambdas and state machines hold numbers.</summary>
[TestClass]
public sealed class VisualBasicTests
{
    private const string Program = """
        Imports System
        Imports System.Collections.Generic
        Imports System.Linq
        Imports System.Threading.Tasks
        Imports Amorsize
        Public Module Work
            'unrelated
            Public ReadOnly Property Items As Integer()
                Get
                    Return Enumerable.Range(1, 50).ToArray()
                End Get
            End Property
            <Workload("clo", Items:="Items")>
            Public Async Function Compute(n As Integer) As Task(Of Integer)
                Dim limit = n + 1
                Dim shape = New With {.Width = n, .Height = 2}
                Dim add = Function(x As Integer) x + limit + 3
                Dim sum = Enumerable.Range(0, 4).Select(Function(i) i * 5).Sum() + add(n) + shape.Width + Numbers(3).Sum()
                Dim chosen = From i In Enumerable.Range(0, 3) Let j = i * 7 Where j > 1 Select New With {.A = i, .B = j}
                AddHandler Raised, Sub() Console.Write(8)
                RaiseEvent Raised()
                Await Task.Yield()
                Return sum + chosen.Sum(Function(c) c.B) + CType(Function(x As Integer) x + 9, Func(Of Integer, Integer))(limit)
            End Function
            Public Event Raised()
            Private Iterator Function Numbers(count As Integer) As IEnumerable(Of Integer)
                For i = 0 To count
                    Yield i * 11
                Next
            End Function
        End Module
        """;

    private static readonly MetadataReference[] references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];

    [TestMethod]
    [DataRow("a comment", "'another comment")]
    [DataRow("a lambda", "Private Function Before() As Func(Of Integer, Integer)\n Return Function(y) y + 100\n End Function")]
    [DataRow("a closure", "Private Function Before(z As Integer) As Func(Of Integer)\n Dim w = z + 1\n Return Function() w + z\n End Function")]
    [DataRow("an async method", "Private Async Function Before() As Task\n Await Task.Delay(1)\n End Function")]
    [DataRow("an iterator", "Private Iterator Function Before() As IEnumerable(Of Integer)\n Yield 1\n End Function")]
    [DataRow("an anonymous type", "Private Function Before() As Object\n Return New With {.Other = 1, .Thing = 2}\n End Function")]
    [DataRow("an anonymous delegate", "Private Function Before() As Object\n Dim d = Function(ByRef q As Integer, r As String) q\n Return d\n End Function")]
    [DataRow("a query", "Private Function Before() As Object\n Return From i In Enumerable.Range(0, 9) Let k = i Where k > 3 Select k, i\n End Function")]
    public void Fingerprint_UnrelatedCodeBefore_Stays(string what, string code)
    {
        foreach (var optimization in (OptimizationLevel[])[OptimizationLevel.Debug, OptimizationLevel.Release])
            Assert.AreEqual(Fingerprint(Program, optimization), Fingerprint(Program.Replace("'unrelated", code), optimization), what);
    }

    [TestMethod]
    [DataRow("limit + 3", "limit + 13")]
    [DataRow("i * 5", "i * 15")]
    [DataRow("i * 7", "i * 17")]
    [DataRow("Console.Write(8)", "Console.Write(18)")]
    [DataRow("x + 9", "x + 19")]
    [DataRow("i * 11", "i * 111")]
    [DataRow("Range(1, 50)", "Range(1, 60)")]
    public void Fingerprint_ReachedCodeChanged_Changes(string from, string to)
    {
        foreach (var optimization in (OptimizationLevel[])[OptimizationLevel.Debug, OptimizationLevel.Release])
            Assert.AreNotEqual(Fingerprint(Program, optimization), Fingerprint(Program.Replace(from, to), optimization));
    }

    private static string Fingerprint(string source, OptimizationLevel optimization)
    {
        var options = new VisualBasicCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, optionInfer: true);
        using var image = new MemoryStream();
        var result = VisualBasicCompilation.Create("MyApp", [VisualBasicSyntaxTree.ParseText(source)], references, options).Emit(image);
        Assert.IsTrue(result.Success, string.Join(Environment.NewLine, result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return WorkloadScanner.Scan(image).Single().Fingerprint;
    }
}
