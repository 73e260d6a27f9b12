using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Base of the fixes that write a name, which the diagnostic has as a property. A diagnostic without that property has no fix.</summary>
public abstract class NameFix : CodeFixProvider
{
    private readonly string property;

    private protected NameFix(DiagnosticDescriptor rule, string property)
    {
        FixableDiagnosticIds = ImmutableArray.Create(rule.Id);
        this.property = property;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <summary>
    /// Fixes all diagnostics that have a name. `dotnet format` takes the key of the fixes from the first diagnostic, which may have no fix, so the key is not
    /// compared.
    /// </summary>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) =>
            await FixAsync(document, context.Scope is FixAllScope.Project or FixAllScope.Solution ? await OwnAsync(context, document, diagnostics).ConfigureAwait(false) : diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (NameIn(diagnostic) is { } name)
                context.RegisterCodeFix(CodeAction.Create(Title(name), token => FixAsync(context.Document, ImmutableArray.Create(diagnostic), token), GetType().Name), diagnostic);
        }
        return Task.CompletedTask;
    }

    private protected abstract string Title(string name);

    /// <summary>Writes the names.</summary>
    /// <param name="editor">Edits the document.</param>
    /// <param name="places">The node of each diagnostic, with its name.</param>
    private protected abstract void Fix(DocumentEditor editor, IEnumerable<(SyntaxNode Node, string Name)> places);

    // One fix of a project mends all diagnostics that share it, such as those of the parts of a type, so the file with the first of them gets it.
    private static async Task<ImmutableArray<Diagnostic>> OwnAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (!diagnostics.Any(diagnostic => diagnostic.Properties.ContainsKey(Rules.SharedFix)))
            return diagnostics;
        var all = await context.GetAllDiagnosticsAsync(document.Project).ConfigureAwait(false);
        var first = all.Where(diagnostic => diagnostic.Properties.GetValueOrDefault(Rules.SharedFix) is not null)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .GroupBy(diagnostic => diagnostic.Properties[Rules.SharedFix])
            .ToDictionary(fix => fix.Key!, fix => fix.First().Location.SourceTree, StringComparer.Ordinal);
        return diagnostics.RemoveAll(diagnostic => diagnostic.Properties.GetValueOrDefault(Rules.SharedFix) is { } fix && first.TryGetValue(fix, out var tree) && tree != diagnostic.Location.SourceTree);
    }

    private string? NameIn(Diagnostic diagnostic) => diagnostic.Properties.GetValueOrDefault(property);

    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        Fix(editor, from diagnostic in diagnostics
                    let name = NameIn(diagnostic)
                    where name is not null
                    select (editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), name!));
        return editor.GetChangedDocument();
    }
}
