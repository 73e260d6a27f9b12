using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Offers to tune the loop at the cursor, whether or not AMZ6004 is on.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(LoopRefactoring))]
[Shared]
public sealed class LoopRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await UntunedLoop.TuneAsync(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is { } tuned)
            context.RegisterRefactoring(CodeAction.Create(UntunedLoop.Title, _ => Task.FromResult(tuned), nameof(LoopRefactoring)));
    }
}
