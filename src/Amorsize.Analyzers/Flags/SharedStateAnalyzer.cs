using System.Collections.Immutable;
using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Amorsize.Analyzers.Flags;

/// <summary>AMZ6003: a flagged method changes state that its calls share, so that it may be neither repeatable nor safe on several threads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedStateAnalyzer : PackageAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.SharedState);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types) =>
        FlaggedMethod.Register(start, types, Check);

    private static void Check(SyntaxNodeAnalysisContext context, FlaggedMethod flagged)
    {
        if (context.SemanticModel.GetOperation(flagged.Declaration, context.CancellationToken) is not { } body)
            return;
        var operations = body.DescendantsAndSelf().ToList();
        if (operations.Exists(SharedState.IsGuard))
            return;
        foreach (var operation in operations)
        {
            if (SharedState.ChangeOf(operation) is { } change)
                context.ReportDiagnostic(Diagnostic.Create(Rules.SharedState, operation.Syntax.GetLocation(), Texts.Of(flagged.Method), change));
        }
    }
}
