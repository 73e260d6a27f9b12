using Amorsize.Analyzers.CodeFixes;
using Amorsize.Analyzers.Flags;
using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Tests;

[TestClass]
public sealed class LoopFixTests
{
    private const string Cursor = TunedLoop.Cursor;

    [TestMethod]
    public async Task Tune_ParallelLoopOverStaticItems_FlagsItsBody()
    {
        var tuned = (await TuneAsync(Program($"Parallel{Cursor}.ForEach(Photos, photo => Resize(photo));")))!;

        Assert.Contains("TunedSettings.For(\"Program.ProcessPhoto\").ForEach(Photos, ProcessPhoto);", tuned);
        Assert.Contains("[Workload(Items = nameof(Photos))]\n    private static void ProcessPhoto(string photo)\n", tuned);
        Assert.Contains("=> Resize(photo);", tuned);
        AssertCompiles(tuned);
    }

    [TestMethod]
    public async Task Tune_LoopOverLocal_AsksForItems()
    {
        var tuned = (await TuneAsync(Program("var files = new List<int>(); foreach" + Cursor + " (var file in files) { Console.WriteLine(file); }")))!;

        Assert.Contains("TunedSettings.For(\"Program.ProcessFile\").ForEach(files, ProcessFile);", tuned);
        Assert.Contains("#error Give some typical items here, then delete this line\n", tuned);
        Assert.Contains("[Workload(Items = nameof(Samples))]", tuned);
        AssertCompiles(tuned.Replace("#error", "//", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Tune_AsynchronousLoop_KeepsItsToken()
    {
        var tuned = (await TuneAsync(Program($"Parallel{Cursor}.ForEachAsync(Photos, async (photo, token) => await Task.Delay(1, token));")))!;

        Assert.Contains(".ForEachAsync(Photos, ProcessPhoto);", tuned);
        Assert.Contains("private static async System.Threading.Tasks.ValueTask ProcessPhoto(string photo, System.Threading.CancellationToken token)", tuned);
        AssertCompiles(tuned);
    }

    [TestMethod]
    [DataRow("Parallel/*here*/.For(0, 9, i => Resize(\"x\" + i));", ".For(0, 9, ProcessI);", "void ProcessI(int i)")]
    [DataRow("Photos.AsParallel/*here*/().ForAll(photo => Resize(photo));", ".ForEach(Photos, ProcessPhoto);", "void ProcessPhoto(string photo)")]
    [DataRow("int[] sizes = Photos.AsParallel/*here*/().Select(photo => photo.Length).ToArray();", ".Map(Photos, ProcessPhoto);", "int ProcessPhoto(string photo)")]
    [DataRow("List<int> sizes = Photos.AsParallel/*here*/().Select(photo => photo.Length).ToList();", ".Map(Photos, ProcessPhoto).ToList();", "int ProcessPhoto(string photo)")]
    [DataRow("Task<int[]> sizes = Task/*here*/.WhenAll(Photos.Select(photo => Task.FromResult(photo.Length)));", ".MapAsync(Photos, ProcessPhoto);", "async System.Threading.Tasks.ValueTask<int> ProcessPhoto(string photo, System.Threading.CancellationToken cancellationToken)")]
    [DataRow("Task<int[]> sizes = Task/*here*/.WhenAll(Photos.Select(photo => Task.FromResult(photo.Length)).ToArray());", ".MapAsync(Photos, ProcessPhoto);", "async System.Threading.Tasks.ValueTask<int> ProcessPhoto(string photo, System.Threading.CancellationToken cancellationToken)")]
    [DataRow("CancellationToken stop = default; Task all = Task/*here*/.WhenAll(Photos.Select(async photo => { await Task.Delay(1, stop); }));", ".ForEachAsync(Photos, ProcessPhoto, stop);", "async System.Threading.Tasks.ValueTask ProcessPhoto(string photo, System.Threading.CancellationToken stop)")]
    [DataRow("Task all = Task/*here*/.WhenAll(Photos.Select(async photo => { await Task.Run(async () => { CancellationToken own = default; await Task.Delay(1, own); }); }));", ".ForEachAsync(Photos, ProcessPhoto);", "async System.Threading.Tasks.ValueTask ProcessPhoto(string photo, System.Threading.CancellationToken cancellationToken)")]
    [DataRow("Task all = Parallel/*here*/.ForEachAsync(Photos, CancellationToken.None, async (photo, token) => { });", ".ForEachAsync(Photos, ProcessPhoto, CancellationToken.None);", "async System.Threading.Tasks.ValueTask ProcessPhoto(string photo, System.Threading.CancellationToken token)")]
    public async Task Tune_EachForm_RunsOnTheTunedLoop(string loop, string call, string method)
    {
        var tuned = (await TuneAsync(Program(loop)))!;

        Assert.Contains($" TunedSettings.For(\"Program.{method.Split('(')[0].Split(' ')[^1]}\"){call}", " " + tuned);
        Assert.Contains($"    private static {method}\n", tuned);
        AssertCompiles(tuned.Replace("#error", "//", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("var sum = 0; foreach" + Cursor + " (var photo in Photos) { sum += photo.Length; }")]
    [DataRow("foreach" + Cursor + " (var photo in Photos) { if (photo == null) return; }")]
    [DataRow("foreach" + Cursor + " (var photo in Photos) { if (photo == null) break; }")]
    [DataRow("IEnumerable<string> All() { foreach" + Cursor + " (var photo in Photos) { yield return photo; } }")]
    [DataRow("void Show<T>() { foreach" + Cursor + " (var photo in Photos) { Console.WriteLine(typeof(T) + photo); } }")]
    [DataRow("void Show<T>(IEnumerable<T> all) { foreach" + Cursor + " (var item in all) { Console.WriteLine(item); } }")]
    [DataRow("void Show<T>(IEnumerable<T[]> all) => Parallel" + Cursor + ".ForEach(all, item => Console.WriteLine(item));")]
    [DataRow("string Name(string photo) => photo; foreach" + Cursor + " (var photo in Photos) { Console.WriteLine(Name(photo)); }")]
    [DataRow("string Name(string photo) => photo; Parallel" + Cursor + ".ForEach(Photos, photo => Name(photo));")]
    [DataRow("Parallel" + Cursor + ".ForEach(Photos, new ParallelOptions(), photo => Resize(photo));")]
    [DataRow("Console" + Cursor + ".WriteLine();")]
    [DataRow("Photos.AsParallel" + Cursor + "().AsOrdered().Select(photo => photo.Length).ToArray();")]
    [DataRow("Photos.AsParallel" + Cursor + "().Select(photo => new { photo }).ToArray();")]
    [DataRow("Task" + Cursor + ".WhenAll(Photos.Select(photo => { return Task.Delay(1); }));")]
    [DataRow("var now = 1; Task" + Cursor + ".WhenAll(Photos.Select(photo => Task.Delay(now)));")]
    public async Task Tune_BodyThatCannotMove_IsNotOffered(string loop) => Assert.IsNull(await TuneAsync(Program(loop)));

    [TestMethod]
    public async Task Tune_LoopInAGenericType_IsNotOffered() => Assert.IsNull(await TuneAsync(
        Program($"Parallel{Cursor}.ForEach(Photos, photo => Resize(photo));").Replace("class Program", "class Program<T>", StringComparison.Ordinal)));

    [TestMethod]
    public async Task Tune_BodyWithALocalFunction_MovesIt() => AssertCompiles(
        await TuneAsync(Program($"foreach{Cursor} (var photo in Photos) {{ Console.WriteLine(Title() + photo); string Title() => \"\"; }}")));

    [TestMethod]
    public Task Fix_MissingItemsMember_IsDeclaredAndDoesNotCompile() => Editor.FixesAsync<FlagAnalyzer, ItemsMemberFix>(
        """
        public static class Code
        {
            [Workload(Items = {|AMZ2004:"Files"|})]
            public static void Resize(string file) { }
        }
        """,
        """
        public static class Code
        {
        #error {|CS1029:Give some typical items here, then delete this line|}
            private static string[] Files => new string[] { };

            [Workload(Items = "Files")]
            public static void Resize(string file) { }
        }
        """);

    [TestMethod]
    public Task Fix_MissingItemsMemberBelowAnother_HasABlankLineAboveAndBelow() => Editor.FixesAsync<FlagAnalyzer, ItemsMemberFix>(
        """
        public static class Code
        {
            public static int One => 1;

            [Workload(Items = {|AMZ2004:"Files"|})]
            public static void Resize(string file) { }
        }
        """,
        """
        public static class Code
        {
            public static int One => 1;

        #error {|CS1029:Give some typical items here, then delete this line|}
            private static string[] Files => new string[] { };

            [Workload(Items = "Files")]
            public static void Resize(string file) { }
        }
        """);

    private static Task<string?> TuneAsync(string source) => TunedLoop.InAsync(Editor.WithUsings(source).Replace("using Amorsize;\n", "", StringComparison.Ordinal));

    private static void AssertCompiles(string? source) =>
        Assert.IsEmpty(Diagnostics.Compile(source!).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static string Program(string statement) =>
        $$"""
        public static class Program
        {
            public static string[] Photos => new string[1];

            public static void Resize(string photo) { }

            public static void Run()
            {
                {{statement}}
            }
        }
        """;
}
