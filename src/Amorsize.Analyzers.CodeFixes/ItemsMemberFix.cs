using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Declares the items member that a flag names and that does not exist (AMZ2004).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ItemsMemberFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.FlagCannotWork.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.GetValueOrDefault(Rules.MissingMember) is { } name)
                context.RegisterCodeFix(CodeAction.Create($"Declare '{name}'", token => DeclareAsync(context.Document, diagnostic, name, token), nameof(ItemsMemberFix)), diagnostic);
        }
        return Task.CompletedTask;
    }

    private static async Task<Document> DeclareAsync(Document document, Diagnostic diagnostic, string name, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var method = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
        var item = method.ParameterList.Parameters.First().Type!.ToString();
        return document.WithSyntaxRoot(root.InsertNodesBefore(method, [SampleItems.Placeholder(name, item, root)]));
    }
}
