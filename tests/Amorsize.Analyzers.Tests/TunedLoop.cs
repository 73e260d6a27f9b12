using Amorsize.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Amorsize.Analyzers.Tests;

/// <summary>Runs the refactoring "Tune this loop".</summary>
internal static class TunedLoop
{
    public const string Cursor = "/*here*/";

    private static readonly CSharpCompilationOptions library = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The file after the refactoring at the cursor; null if it is not offered.</summary>
    public static async Task<string?> InAsync(string marked)
    {
        var cursor = marked.IndexOf(Cursor, StringComparison.Ordinal);
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Tested", "Tested", LanguageNames.CSharp, compilationOptions: library, metadataReferences: Editor.References))
            .AddDocument("Program.cs", SourceText.From(marked.Remove(cursor, Cursor.Length)));
        CodeAction? offered = null;
        await new LoopRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(cursor, 0), action => offered = action, CancellationToken.None));
        if (offered is null)
            return null;
        var operation = (ApplyChangesOperation)(await offered.GetOperationsAsync(CancellationToken.None)).Single();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
