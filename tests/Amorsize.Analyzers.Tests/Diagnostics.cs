using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Amorsize.Analyzers.Tests;

/// <summary>Compiles source text, and returns what an analyzer says.</summary>
internal static class Diagnostics
{
    // AMZ6004 is off by default.
    private static readonly KeyValuePair<string, ReportDiagnostic>[] OnlyOnRequest = [new("AMZ6004", ReportDiagnostic.Info)];

    /// <summary>The messages of an analyzer, in the order of their places.</summary>
    public static async Task<IReadOnlyList<string>> MessagesAsync<TAnalyzer>(string source, params MetadataReference[] more)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var found = await Compile(source, more).WithAnalyzers([new TAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => diagnostic.GetMessage(null))];
    }

    public static CSharpCompilation Compile(string source, params MetadataReference[] more) => CSharpCompilation.Create(
        "Tested",
        [CSharpSyntaxTree.ParseText(source)],
        [.. Editor.References, .. more],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: OnlyOnRequest));
}
