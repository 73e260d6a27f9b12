using System.Collections.Immutable;
using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace Amorsize.Analyzers.Completion;

/// <summary>Completes workload names in <c>TunedSettings.For("…")</c>: those of the project and of the assemblies that it references.</summary>
[ExportCompletionProvider(nameof(WorkloadNameCompletion), LanguageNames.CSharp)]
public sealed class WorkloadNameCompletion : CompletionProvider
{
    private const char Quote = '"';
    private const string Literal = "literal";

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger is { Kind: CompletionTriggerKind.Insertion, Character: Quote } || base.ShouldTriggerCompletion(text, caretPosition, trigger, options);

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || LiteralAt(root, context.Position) is not { Parent.Parent.Parent: InvocationExpressionSyntax call } literal)
            return;
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || KnownTypes.Of(model.Compilation) is not { } types || !IsSettingsCall(model.GetSymbolInfo(call, context.CancellationToken), types))
            return;
        context.CompletionListSpan = ContentOf(literal.Token, context.Position);
        context.IsExclusive = true;
        foreach (var name in WorkloadIndex.Of(model.Compilation, types).Names)
            context.AddItem(CompletionItem.Create(name, tags: ImmutableArray.Create(WellKnownTags.Constant), properties: ImmutableDictionary<string, string>.Empty.Add(Literal, EscapedInLiteral(name))));
    }

    /// <inheritdoc/>
    public override Task<CompletionChange> GetChangeAsync(Document document, CompletionItem item, char? commitKey, CancellationToken cancellationToken) =>
        Task.FromResult(CompletionChange.Create(new TextChange(item.Span, item.Properties[Literal])));

    // A plain literal that is the first argument of a call, with the position between its quotes.
    private static LiteralExpressionSyntax? LiteralAt(SyntaxNode root, int position) =>
        root.FindToken(position > 0 ? position - 1 : 0) is { RawKind: (int)SyntaxKind.StringLiteralToken, Parent: LiteralExpressionSyntax { Parent: ArgumentSyntax argument } literal } token
        && token.Text[0] == Quote && ContentOf(token, position).IntersectsWith(position)
        && argument.Parent is ArgumentListSyntax list && list.Arguments.IndexOf(argument) == 0
            ? literal
            : null;

    // A literal without its second quote ends at the cursor, since the parser takes the rest of the line for it.
    private static TextSpan ContentOf(SyntaxToken literal, int position) =>
        TextSpan.FromBounds(literal.SpanStart + 1, literal.Span.Length > 1 && literal.Text[literal.Text.Length - 1] == Quote ? literal.Span.End - 1 : Math.Max(position, literal.SpanStart + 1));

    // A call that is being written may not bind yet.
    private static bool IsSettingsCall(SymbolInfo call, KnownTypes types) =>
        (call.Symbol is null ? call.CandidateSymbols : ImmutableArray.Create(call.Symbol)).Any(method => method is { Name: "For", IsStatic: true } && types.IsSettings(method.ContainingType));

    private static string EscapedInLiteral(string name)
    {
        var literal = SymbolDisplay.FormatLiteral(name, quote: true);
        return literal.Substring(1, literal.Length - 2);
    }
}
