using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>
/// A loop whose body can become a workload, since it uses nothing but its item and static members.
/// </summary>
internal sealed class UntunedLoop
{
    public const string Title = "Tune this loop";

    private const string SamplesName = "Samples";

    private readonly Document document;
    private readonly SyntaxNode root;
    private readonly SemanticModel model;
    private readonly LoopParts parts;

    private UntunedLoop(Document document, SyntaxNode root, SemanticModel model, LoopParts parts) => (this.document, this.root, this.model, this.parts) = (document, root, model, parts);

    private TypeDeclarationSyntax Home => parts.Loop.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;

    /// <summary>The loop at a place of a document; <see langword="null"/> if there is none that can be tuned as it is.</summary>
    public static async Task<UntunedLoop?> FindAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || KnownTypes.Of(model.Compilation) is null || new LoopForms(model).At(root.FindNode(span, getInnermostNodeForTie: true)) is not { } parts)
            return null;
        return parts.Loop.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not null && MovableBody.CanMove(parts, model) ? new(document, root, model, parts) : null;
    }

    /// <summary>The document with the loop's body in a flagged method, and with the tuned loop in its place.</summary>
    public Document Tune()
    {
        var home = Home;
        var type = model.GetDeclaredSymbol(home)!;
        var method = Unused("Process" + char.ToUpperInvariant(parts.Item[0]) + parts.Item.Substring(1), type);
        var items = StaticSource(type) ?? Unused(SamplesName, type);
        var isPlaceholder = StaticSource(type) is null;

        var workload = Texts.DefaultName(type, method);
        var tuned = SyntaxFactory.ParseExpression($"TunedSettings.For(\"{workload}\").{parts.TunedCall(method)}");
        SyntaxNode replacement = parts.Loop is StatementSyntax ? SyntaxFactory.ExpressionStatement(tuned) : tuned;

        var added = new List<MemberDeclarationSyntax>();
        if (isPlaceholder)
            added.Add(SampleItems.Placeholder(items, parts.ItemType, root));
        added.Add(SyntaxFactory.ParseMemberDeclaration(
            $$"""

                [Workload(Items = nameof({{items}}))]
                private static {{parts.Header}} {{method}}({{parts.Parameters}})
                {{parts.BodyText}}

            """)!.WithAdditionalAnnotations(Formatter.Annotation));
        var changed = home.ReplaceNode(parts.Loop, replacement.WithTriviaFrom(parts.Loop));
        changed = changed.WithMembers(changed.Members.AddRange(added));
        return document.WithSyntaxRoot(WithUsing(root.ReplaceNode(home, changed)));
    }

    // The loop's source is its sample where it is a static member of the same type.
    private string? StaticSource(INamedTypeSymbol type) =>
        parts.Source is not null && model.GetSymbolInfo(parts.Source is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call ? call.Expression : parts.Source).Symbol is { IsStatic: true } source
            && source is IPropertySymbol or IFieldSymbol or IMethodSymbol
            && SymbolEqualityComparer.Default.Equals(source.ContainingType, type)
                ? source.Name
                : null;

    private static string Unused(string name, INamedTypeSymbol type)
    {
        var free = name;
        for (var number = 2; type.GetMembers(free).Length > 0; number++)
            free = name + number;
        return free;
    }

    private SyntaxNode WithUsing(SyntaxNode changed) =>
        model.LookupNamespacesAndTypes(parts.Loop.SpanStart, name: "TunedSettings").Length > 0 || changed is not CompilationUnitSyntax unit
            ? changed
            : unit.AddUsings(SyntaxFactory.UsingDirective(SyntaxFactory.ParseName("Amorsize")).WithAdditionalAnnotations(Formatter.Annotation));
}
