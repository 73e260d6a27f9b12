using System.Reflection;
using Amorsize.Analyzers.Completion;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Amorsize.Analyzers.Tests;

/// <summary>Completion of workload names in an editor.</summary>
[TestClass]
public sealed class WorkloadNameCompletionTests
{
    private const string Cursor = "/*here*/";

    [TestMethod]
    [DataRow("TunedSettings.For(\"/*here*/\")")]
    [DataRow("TunedSettings.For(\"thu/*here*/\")")]
    [DataRow("TunedSettings.For(\"/*here*/thumb\").ForEach(new[] { 1 }, Code.Resize)")]
    [DataRow("TunedSettings.For(\"/*here*/")]
    [DataRow("Amorsize.TunedSettings.For(\"/*here*/\", required: true)")]
    public async Task Complete_NameOfSettings_OffersTheWorkloads(string call) =>
        Assert.AreSequenceEqual(["Code.Named", "a \"quoted\" one", "thumbnails"], (await CompleteAsync(call)).Order(StringComparer.Ordinal));

    [TestMethod]
    [DataRow("Console.WriteLine(\"/*here*/\")")]
    [DataRow("TunedSettings.For(/*here*/\"thumbnails\")")]
    [DataRow("TunedSettings.For(\"thumbnails\"/*here*/)")]
    [DataRow("TunedSettings.For(\"thumbnails\").ToString(\"/*here*/\")")]
    public async Task Complete_OtherPlaces_OffersNothing(string call) => Assert.DoesNotContain("thumbnails", await CompleteAsync(call));

    [TestMethod]
    [DataRow("thumbnails", "TunedSettings.For(\"thumbnails\")")]
    [DataRow("a \"quoted\" one", "TunedSettings.For(\"a \\\"quoted\\\" one\")")]
    public async Task Commit_Name_ReplacesTheContentOfTheLiteral(string name, string expected)
    {
        var (document, position) = Document("TunedSettings.For(\"t/*here*/x\")");
        var item = (await CompleteAsync(document, position)).Single(item => item.DisplayText == name);

        var change = await CompletionService.GetService(document)!.GetChangeAsync(document, item);

        Assert.Contains(expected, (await document.GetTextAsync()).WithChanges(change.TextChange).ToString());
    }

    [TestMethod]
    [DataRow('"', true)]
    [DataRow(';', false)]
    public void Trigger_AQuote_OpensTheList(char typed, bool opens) =>
        Assert.AreEqual(opens, new WorkloadNameCompletion().ShouldTriggerCompletion(SourceText.From("x"), 1, CompletionTrigger.CreateInsertionTrigger(typed), null!));

    private static async Task<IReadOnlyList<string>> CompleteAsync(string call)
    {
        var (document, position) = Document(call);
        return [.. (await CompleteAsync(document, position)).Select(item => item.DisplayText)];
    }

    // As an editor does: the provider comes from the project's analyzer reference.
    private static async Task<IReadOnlyList<CompletionItem>> CompleteAsync(Document document, int position) =>
        (await CompletionService.GetService(document)!.GetCompletionsAsync(document, position)).ItemsList;

    private static (Document Document, int Position) Document(string call)
    {
        var source = Editor.WithUsings($$"""
            public static class Code
            {
                public static int[] Files => new[] { 1 };

                [Workload("thumbnails", Items = nameof(Files))]
                public static void Resize(int file) { }

                [Workload("a \"quoted\" one", Items = nameof(Files))]
                public static void Quote(int file) { }

                [Workload(Items = nameof(Files))]
                public static void Named(int file) { }
            }

            public static class Program
            {
                public static void Run()
                {
                    var settings = {{call}};
                }
            }
            """);
        using var workspace = new AdhocWorkspace();
        var project = ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Tested", "Tested", LanguageNames.CSharp, metadataReferences: Editor.References)
            .WithAnalyzerReferences([new AnalyzerFileReference(typeof(WorkloadNameCompletion).Assembly.Location, new Loader())]);
        var document = workspace.AddProject(project)
            .AddDocument("Code.cs", SourceText.From(source.Replace(Cursor, "", StringComparison.Ordinal)));
        return (document, source.IndexOf(Cursor, StringComparison.Ordinal));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
