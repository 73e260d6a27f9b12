using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Tests;

/// <summary>"Tune this loop" in unusual code: its result compiles, or it is not offered.</summary>
[TestClass]
public sealed class LoopFixPlacesTests
{
    private const string Loop = "foreach/*here*/ (var photo in Photos) { Resize(photo); }";
    private const string Members = "public static string[] Photos => new string[1]; public static void Resize(string photo) { }";

    [TestMethod]
    [DataRow("public record Album(string Name) { " + Members + " public void Run() { " + Loop + " } }")]
    [DataRow("public record struct Album { " + Members + " public void Run() { " + Loop + " } }")]
    [DataRow("public interface IAlbum { " + Members + " public static void Run() { " + Loop + " } }")]
    [DataRow("file static class Album { " + Members + " public static void Run() { " + Loop + " } }")]
    [DataRow("public static class Outer { private static class Album { " + Members + " public static void Run() { " + Loop + " } } }")]
    [DataRow("public static partial class Album { " + Members + " } public static partial class Album { public static void Run() { " + Loop + " } }")]
    [DataRow("public static class Album { " + Members + " public static int Runs { get { " + Loop + " return 1; } } }")]
    [DataRow("public class Album { " + Members + " public Album() { " + Loop + " } ~Album() { } }")]
    [DataRow("public static class Album { " + Members + " public static readonly Action Run = () => { " + Loop + " }; }")]
    [DataRow("public static class Album { " + Members + " extension(string text) { public void Run() { " + Loop + " } } }")]
    [DataRow("public static class Album { " + Members + " public static void Run() { Inner(); static void Inner() { Action deep = () => { " + Loop + " }; deep(); } } }")]
    [DataRow("public static class ProcessPhoto { " + Members + " public static void Run() { " + Loop + " } }")]
    [DataRow("public class Base { protected static void ProcessPhoto(int one) { } } public class Album : Base { " + Members + " public void Run() { " + Loop + " } }")]
    [DataRow("public static class Album { " + Members + " public static void Run() { var ProcessPhoto = 1; Console.WriteLine(ProcessPhoto); " + Loop + " } }")]
    [DataRow("public static class Album { public static void Run() { var all = new List<string?>(); foreach/*here*/ (var @class in all) { Console.WriteLine(@class); } } }")]
    [DataRow("public static class Album { public static IEnumerable<string> @default => [\"\"]; public static void Run() { foreach/*here*/ (var _ in @default) { Console.WriteLine(1); } } }")]
    [DataRow("public static class Album { public static void Run(List<int[,]> all) { foreach/*here*/ (var grid in all) { Console.WriteLine(grid.Length); } } }")]
    [DataRow("public static class Album { public static void Run(List<string> all) { foreach/*here*/ (object one in all) { Console.WriteLine(one); } } }")]
    [DataRow("namespace Other { public class TunedSettings { } public static class Album { " + Members + " public static void Run() { " + Loop + " } } }")]
    public async Task Tune_UnusualPlace_CompilesWithoutNewWarnings(string code)
    {
        var marked = Editor.WithUsings(code).Replace("using Amorsize;\n", "", StringComparison.Ordinal);
        var tuned = await TunedLoop.InAsync(marked);

        Assert.IsNotNull(tuned);
        Assert.IsEmpty(Problems(tuned.Replace("#error", "//", StringComparison.Ordinal)).Except(Problems(marked)), tuned);
    }

    [TestMethod]
    [DataRow("public class Album(int size) { public static string[] Photos => []; public void Run() { foreach/*here*/ (var photo in Photos) { Console.WriteLine(size); } } }")]
    [DataRow("public static class Album { public static string[] Photos => []; public static void Run() { const int Size = 1; foreach/*here*/ (var photo in Photos) { Console.WriteLine(Size); } } }")]
    [DataRow("public static class Album { public static string[] Photos => []; public static void Run(int size) { foreach/*here*/ (var photo in Photos) { Console.WriteLine(nameof(size)); } } }")]
    [DataRow("public static class Album { public static void Run(int[] sizes) { foreach/*here*/ (long size in sizes) { Console.WriteLine(size); } } }")]
    [DataRow("public static class Album { public static void Run(object[] all) { foreach/*here*/ (string one in all) { Console.WriteLine(one); } } }")]
    [DataRow("public static class Album { public static void Run(int[,] grid) { foreach/*here*/ (var size in grid) { Console.WriteLine(size); } } }")]
    [DataRow("public static class Album { public static void Run(Span<int> all) { foreach/*here*/ (ref var size in all) { size++; } } }")]
    [DataRow("public static class Album { public static void Run(System.Collections.ArrayList all) { foreach/*here*/ (var one in all) { Console.WriteLine(one); } } }")]
    [DataRow("public static class Album { public static ParallelLoopResult Run(string[] all) { return Parallel/*here*/.ForEach(all, one => Console.WriteLine(one)); } }")]
    [DataRow("public static class Album { public static void Run() { Parallel/*here*/.For(0, 9, async i => await Task.Delay(i)); } }")]
    [DataRow("public static class Album { public static void Run() { Parallel/*here*/.For(toExclusive: 9, fromInclusive: 0, body: i => Console.WriteLine(i)); } }")]
    [DataRow("public static class Album { public static void Run() { Parallel/*here*/.ForEach(System.Collections.Concurrent.Partitioner.Create(0, 9), range => Console.WriteLine(range)); } }")]
    [DataRow("file class Local { } public partial class Album { public static void Run() { var all = new Local[1]; foreach/*here*/ (var one in all) { Console.WriteLine(one); } } }")]
    [DataRow("public static class Album { public static int Total { get { foreach/*here*/ (var one in new int[1]) { field += one; } return field; } } }")]
    [DataRow("public static class Album { public static void Run(int[][] all) { unsafe { foreach/*here*/ (var one in all) { fixed (int* first = one) Console.WriteLine(*first); } } } }")]
    [DataRow("public static class Album { public static void Run(int[] all) { foreach/*here*/ (var one in\n#if DEBUG\nnew int[1]\n#else\nall\n#endif\n) { Console.WriteLine(one); } } }")]
    [DataRow("var all = new int[1]; foreach/*here*/ (var one in all) { Console.WriteLine(one); }")]
    public async Task Tune_ResultWouldNotCompile_IsNotOffered(string code) => Assert.IsNull(await TunedLoop.InAsync(Editor.WithUsings(code)));

    [TestMethod]
    public async Task Tune_FileWithCrLf_KeepsItsLineEnds()
    {
        var tuned = (await TunedLoop.InAsync(Editor.WithUsings("public static class Album\n{\n    public static void Run(string[] all)\n    {\n        foreach/*here*/ (var one in all)\n            Console.WriteLine(one);\n    }\n}\n")
            .Replace("using Amorsize;\n", "", StringComparison.Ordinal).ReplaceLineEndings("\r\n")))!;

        Assert.AreEqual(tuned.ReplaceLineEndings("\r\n"), tuned);
        Assert.Contains("using Amorsize;\r\n", tuned);
    }

    [TestMethod]
    public async Task Tune_LoopWithComments_KeepsEach()
    {
        var tuned = (await TunedLoop.InAsync(Editor.WithUsings(
            "public static class Album { public static void Run(string[] all)\n{\n// one\nParallel/*here*/.ForEach(all, /* two */ photo =>\n// three\nConsole.WriteLine(/* four */ photo) // five\n); // six\n} }")))!;

        foreach (var comment in (string[])["// one", "/* two */", "// three", "/* four */", "// five", "// six"])
            Assert.HasCount(2, tuned.Split(comment), tuned);
        Assert.IsEmpty(Problems(tuned.Replace("#error", "//", StringComparison.Ordinal)), tuned);
    }

    [TestMethod]
    [DataRow("#if !RELEASE\npublic static class Album { public static void Run(string[] all) { " + "foreach/*here*/ (var one in all) { Console.WriteLine(one); }" + " } }\n#endif\n")]
    [DataRow("public static class Album {\n public static void Run(string[] all) { foreach/*here*/ (var one in all) { Console.WriteLine(one); } }\n#if !RELEASE\n public static void More() { }\n#endif\n}")]
    [DataRow("public static class Album {\n#if !RELEASE\n public static void More() { }\n#endif\n public static void Run(string[] all) { foreach/*here*/ (var one in all) { Console.WriteLine(one); } } }")]
    public async Task Tune_FileWithConditions_CompilesUnderEach(string code)
    {
        var tuned = (await TunedLoop.InAsync(Editor.WithUsings(code)))!.Replace("#error", "//", StringComparison.Ordinal);

        Assert.IsEmpty(Problems(tuned), tuned);
        Assert.IsEmpty(Problems("#define RELEASE\n" + tuned), tuned);
    }

    [TestMethod]
    [DataRow("#define X\nnamespace One { public static class Album { public static void Run(string[] all) { foreach/*here*/ (var one in all) { System.Console.WriteLine(one); } } } }")]
    [DataRow("#if RELEASE\nusing System.Text;\n#else\nusing System;\n#endif\npublic static class Album { public static void Run(string[] all) { foreach/*here*/ (var one in all) { System.Console.WriteLine(one); } } }")]
    public async Task Tune_FileWithoutAPlaceForAUsing_QualifiesTheNames(string code)
    {
        var tuned = (await TunedLoop.InAsync(code))!;

        Assert.Contains("global::Amorsize.TunedSettings.For(", tuned);
        Assert.Contains("[global::Amorsize.Workload(", tuned);
        Assert.IsEmpty(Problems(tuned.Replace("#error", "//", StringComparison.Ordinal)), tuned);
    }

    private static IEnumerable<string> Problems(string source) => Diagnostics.Compile(source.Replace(TunedLoop.Cursor, "", StringComparison.Ordinal)).GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Select(diagnostic => diagnostic.GetMessage(null));
}
