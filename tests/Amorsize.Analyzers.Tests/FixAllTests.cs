using System.Collections.Immutable;
using Amorsize.Analyzers.Calls;
using Amorsize.Analyzers.CodeFixes;
using Amorsize.Analyzers.Flags;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Amorsize.Analyzers.Tests;

/// <summary>All fixes of a solution at once, as `dotnet format analyzers` asks for them.</summary>
[TestClass]
public sealed class FixAllTests
{
    [TestMethod]
    public async Task ItemsMembers_FirstDiagnosticHasNoFix_AreDeclaredOnce()
    {
        var fixedSource = await FixAllAsync<FlagAnalyzer, ItemsMemberFix>(
            """
            public static class Code
            {
                [Workload] public static void None(string file) { }
                [Workload(Items = "Files")] public static void Resize(string file) { }
                [Workload(Items = "Files")] public static void Copy(string file) { }
                [Workload(Items = "Urls")] public static void Fetch(System.Uri url) { }
            }
            """);

        Assert.HasCount(2, fixedSource.Split("private static string[] Files => new string[] { };"), fixedSource);
        Assert.Contains("private static System.Uri[] Urls => new System.Uri[] { };", fixedSource);
    }

    [TestMethod]
    public async Task ItemsMembers_UnusualCode_Compile()
    {
        var fixedSource = await FixAllAsync<FlagAnalyzer, ItemsMemberFix>(
            """
            public static partial class Code
            {
                [Workload(Items = "no name")] public static void None(string file) { }
            #if DEBUG
                public static int First => 1;
            #endif
                [Workload(Items = "class")] public static void Class(string file) { }
                [Workload(Items = "Grids")] public static void Grid(int[,] grid) { }
                [Workload(Items = "Both")] public static void One(string file) { }
            }
            public static partial class Code
            {
                [Workload(Items = "Both")] public static void Other(string file) { }
            }
            """);

        Assert.HasCount(2, fixedSource.Split("string[] Both =>"), fixedSource);
        foreach (var condition in (string[])["", "#define DEBUG\n"])
        {
            var complete = condition + fixedSource.Replace("#error", "//", StringComparison.Ordinal);
            Assert.IsEmpty(Diagnostics.Compile(complete).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), fixedSource);
            Assert.HasCount(1, await Diagnostics.MessagesAsync<FlagAnalyzer>(complete), fixedSource);
        }
    }

    [TestMethod]
    public async Task ItemsMembers_PartsOfATypeInTwoFiles_ShareOne()
    {
        var fixedSource = await FixAllAsync<FlagAnalyzer, ItemsMemberFix>(
            """
            public static partial class Code
            {
                [Workload] public static void None(string file) { }
                [Workload(Items = "Both")] public static void One(string file) { }
            }
            """,
            """
            public static partial class Code
            {
                [Workload(Items = "Both")] public static void Other(string file) { }
                [Workload(Items = "Own")] public static void Own2(string file) { }
            }
            """);

        Assert.HasCount(2, fixedSource.Split("string[] Both =>"), fixedSource);
        Assert.HasCount(2, fixedSource.Split("string[] Own =>"), fixedSource);
    }

    [TestMethod]
    public async Task Names_FirstDiagnosticHasNoFix_AreCorrected()
    {
        var fixedSource = await FixAllAsync<WorkloadNameAnalyzer, WorkloadNameFix>(
            """
            public static class Code
            {
                public static int[] Items => new int[1];
                [Workload("thumbnails", Items = nameof(Items))] public static void Resize(int item) { }
                public static object First() => TunedSettings.For("something else");
                public static object Second() => TunedSettings.For("thumbnials");
                public static object Third() => TunedSettings.For(name: "thumbnals");
            }
            """);

        Assert.Contains("TunedSettings.For(\"something else\")", fixedSource);
        Assert.Contains("TunedSettings.For(\"thumbnails\")", fixedSource);
        Assert.Contains("TunedSettings.For(name: \"thumbnails\")", fixedSource);
    }

    /// <summary>The texts of all files after the fix, one after the other. The first diagnostic of the first file has no fix.</summary>
    private static async Task<string> FixAllAsync<TAnalyzer, TFix>(params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Tested", "Tested", LanguageNames.CSharp, metadataReferences: Editor.References));
        for (var file = 0; file < sources.Length; file++)
            project = project.AddDocument($"Code{file}.cs", SourceText.From(Editor.WithUsings(sources[file])), filePath: $"/Code{file}.cs").Project;
        var document = project.Documents.First();
        var compilation = (await project.GetCompilationAsync())!;
        var diagnostics = await compilation.WithAnalyzers([new TAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var (fix, first) = (new TFix(), diagnostics.Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath).MinBy(diagnostic => diagnostic.Location.SourceSpan.Start)!);

        // The key of the fixes is that of the first diagnostic.
        CodeAction? offered = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, first, (action, _) => offered ??= action, CancellationToken.None));
        Assert.IsNull(offered);
        var all = await fix.GetFixAllProvider()!.GetFixAsync(new(document, fix, FixAllScope.Solution, null!, [first.Id], new Found(diagnostics), CancellationToken.None));

        var changed = (await all!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return string.Concat(await Task.WhenAll(changed.GetProject(project.Id)!.Documents.Select(async one => (await one.GetTextAsync()).ToString())));
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
