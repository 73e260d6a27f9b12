using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Corrects the name in <c>TunedSettings.For</c> to the most similar workload (AMZ6001).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WorkloadNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UnknownWorkload.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.GetValueOrDefault(Rules.NearestName) is { } name)
                context.RegisterCodeFix(CodeAction.Create($"Use '{name}'", token => CorrectAsync(context.Document, diagnostic, name, token), nameof(WorkloadNameFix)), diagnostic);
        }
        return Task.CompletedTask;
    }

    private static async Task<Document> CorrectAsync(Document document, Diagnostic diagnostic, string name, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var old = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(old);
        return document.WithSyntaxRoot(root.ReplaceNode((ExpressionSyntax)old, literal));
    }
}
