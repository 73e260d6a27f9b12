using System.Collections.Immutable;
using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        start.RegisterOperationBlockAction(block => Check(block, types));

    private static void Check(OperationBlockAnalysisContext context, KnownTypes types)
    {
        if (context.OwningSymbol is not IMethodSymbol method || !IsFlagged(method, types))
            return;
        var operations = context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).ToList();
        if (operations.Any(SharedState.IsGuard))
            return;
        foreach (var operation in operations)
        {
            if (SharedState.ChangeOf(operation) is { } change)
                context.ReportDiagnostic(Diagnostic.Create(Rules.SharedState, operation.Syntax.GetLocation(), Texts.Of(method), change));
        }
    }

    private static bool IsFlagged(IMethodSymbol method, KnownTypes types) =>
        method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is MethodDeclarationSyntax declaration
            && declaration.AttributeLists.SelectMany(list => list.Attributes).Any(FlagSyntax.MayBeFlag))
        && types.FlagOf(method) is { } flag && WorkloadIndex.IsEnabled(flag);
}
