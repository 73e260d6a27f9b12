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
        FixAllProvider.Create(async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

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
