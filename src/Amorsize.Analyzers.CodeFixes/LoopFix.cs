using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Turns a parallel loop into a tuned one (AMZ6004).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class LoopFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UntunedLoopCode);

    /// <summary>Returns <see langword="null"/>: each loop needs sample items from its user.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await UntunedLoop.TuneAsync(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is { } tuned)
            context.RegisterCodeFix(CodeAction.Create(UntunedLoop.Title, _ => Task.FromResult(tuned), nameof(LoopFix)), context.Diagnostics);
    }
}
