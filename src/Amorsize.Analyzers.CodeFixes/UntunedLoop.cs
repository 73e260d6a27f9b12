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
    private const string Namespace = "Amorsize";
    private const string ErrorDirective = "CS1029";

    private static readonly SyntaxAnnotation changedCode = new();

    private readonly Document document;
    private readonly SyntaxNode root;
    private readonly SemanticModel model;
    private readonly KnownTypes types;
    private readonly LoopParts parts;

    private UntunedLoop(Document document, SyntaxNode root, SemanticModel model, KnownTypes types, LoopParts parts) =>
        (this.document, this.root, this.model, this.types, this.parts) = (document, root, model, types, parts);

    // An extension block is no type of its own.
    private TypeDeclarationSyntax? Home => parts.Loop.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(type => type.Identifier.ValueText.Length > 0);

    /// <summary>
    /// The document with the loop's body in a flagged method, and with the tuned loop in its place; <see langword="null"/> if there is no loop at this place that
    /// can be tuned as it is.
    /// </summary>
    public static async Task<Document?> TuneAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || KnownTypes.Of(model.Compilation) is not { } types || new LoopForms(model).At(root.FindNode(span, getInnermostNodeForTie: true)) is not { } parts)
            return null;
        var loop = new UntunedLoop(document, root, model, types, parts);
        if (loop.Home is not { } home || parts.HasDirectives || !MovableBody.CanMove(parts, model))
            return null;
        var tuned = loop.Tune(home);
        return await CompilesAsync(tuned, cancellationToken).ConfigureAwait(false) ? tuned : null;
    }

    // A body can lose what only its place gives it, such as a local constant, and a source may be no sequence of the loop's items. The compiler knows all of these.
    private static async Task<bool> CompilesAsync(Document tuned, CancellationToken cancellationToken)
    {
        var root = await tuned.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await tuned.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return !root!.GetAnnotatedNodes(changedCode).Any(code => model!.GetDiagnostics(code.Span, cancellationToken)
            .Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != ErrorDirective));
    }

    private Document Tune(TypeDeclarationSyntax home)
    {
        var type = model.GetDeclaredSymbol(home)!;
        var method = Unused("Process" + char.ToUpperInvariant(parts.Item[0]) + parts.Item.Substring(1));
        var source = StaticSource(type);
        var items = source ?? Unused(SamplesName);
        var prefix = Prefix();

        var tuned = SyntaxFactory.ParseExpression($"{prefix}TunedSettings.For(\"{Texts.DefaultName(type, method)}\").{parts.TunedCall(method)}");
        SyntaxNode replacement = parts.Loop is StatementSyntax ? SyntaxFactory.ExpressionStatement(tuned) : tuned;

        var added = new List<MemberDeclarationSyntax>();
        if (source is null)
            added.Add(SampleItems.Placeholder(items, parts.ItemType, root));
        var lineEnd = LineEnd.Of(root).ToString();
        var lines = parts.Comments.Select(comment => comment.ToString()).Concat(
        [
            $"[{prefix}Workload(Items = nameof({items}))]",
            $"private static {parts.Header} {method}({parts.Parameters})",
            .. parts.BodyLines,
        ]);
        added.Add(SyntaxFactory.ParseMemberDeclaration(lineEnd + string.Concat(lines.Select(line => $"    {line}{lineEnd}")))!);

        // The new members stand after that of the loop, so that they are in the same #if.
        var position = home.Members.IndexOf(member => member.Span.Contains(parts.Loop.Span));
        var changed = home.ReplaceNode(parts.Loop, replacement.WithTriviaFrom(parts.Loop));
        var members = changed.Members;
        if (position >= 0)
            members = members.Replace(members[position], members[position].WithAdditionalAnnotations(changedCode));
        members = members.InsertRange(position >= 0 ? position + 1 : members.Count, added.Select(member => member.WithAdditionalAnnotations(Formatter.Annotation, changedCode)));
        return document.WithSyntaxRoot(WithUsing(root.ReplaceNode(home, changed.WithMembers(members)), prefix));
    }

    // The loop's source is its sample where it is a static member of the same type.
    private string? StaticSource(INamedTypeSymbol type) =>
        parts.Source is not null && model.GetSymbolInfo(parts.Source is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call ? call.Expression : parts.Source).Symbol is { IsStatic: true } source
            && source is IPropertySymbol or IFieldSymbol or IMethodSymbol
            && SymbolEqualityComparer.Default.Equals(source.ContainingType, type)
                ? LoopParts.Escaped(source.Name)
                : null;

    // A local variable or an inherited member may have the name too.
    private string Unused(string name)
    {
        var free = name;
        for (var number = 2; model.LookupSymbols(parts.Loop.SpanStart, name: free).Length > 0; number++)
            free = name + number;
        return free;
    }

    // Empty where the name of the type alone means that of the package, or will with one more using.
    private string Prefix() => model.LookupNamespacesAndTypes(parts.Loop.SpanStart, name: types.TunedSettings.Name) switch
    {
        [] when root is CompilationUnitSyntax { Usings: { Count: > 0 } usings } && !usings.Any(one => one.ContainsDirectives) => "",
        [ITypeSymbol found] when types.IsSettings(found) => "",
        _ => $"global::{Namespace}.",
    };

    private SyntaxNode WithUsing(SyntaxNode changed, string prefix) =>
        prefix.Length > 0 || model.LookupNamespacesAndTypes(parts.Loop.SpanStart, name: types.TunedSettings.Name).Length > 0
            ? changed
            : ((CompilationUnitSyntax)changed).AddUsings(SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(Namespace)).NormalizeWhitespace().WithTrailingTrivia(LineEnd.Of(root)));
}
