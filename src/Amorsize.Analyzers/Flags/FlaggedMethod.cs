using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Amorsize.Analyzers.Flags;

/// <summary>A method, local function or lambda with an enabled [Workload], in the source that is examined.</summary>
/// <param name="Method">The method.</param>
/// <param name="Flag">The flag.</param>
/// <param name="Attribute">The flag in source.</param>
/// <param name="Declaration">The method in source.</param>
/// <param name="Outer">The variables and the instance that it uses of the code around it.</param>
internal sealed record FlaggedMethod(IMethodSymbol Method, AttributeData Flag, AttributeSyntax Attribute, SyntaxNode Declaration, OuterState Outer)
{
    /// <summary>Registers an action for each flagged method. Most attributes are told apart by their text, so that it costs nothing. The build alone sees an alias of the attribute's type, and the static method that a member of an extension block becomes.</summary>
    public static void Register(CompilationStartAnalysisContext start, KnownTypes types, Action<SyntaxNodeAnalysisContext, FlaggedMethod> check) => start.RegisterSyntaxNodeAction(
        context =>
        {
            if (Of((AttributeSyntax)context.Node, context, types) is { } flagged)
                check(context, flagged);
        },
        SyntaxKind.Attribute);

    private static FlaggedMethod? Of(AttributeSyntax attribute, SyntaxNodeAnalysisContext context, KnownTypes types) =>
        FlagSyntax.MayBeFlag(attribute) && attribute.Parent?.Parent is { } declaration && MethodOf(declaration, context) is { ContainingType.Name: not "" } method
        && types.FlagOf(method) is { } flag && flag.ApplicationSyntaxReference?.Span == attribute.Span && WorkloadIndex.IsEnabled(flag)
            ? new(method.PartialDefinitionPart ?? method, flag, attribute, declaration, OuterState.Of(method, declaration, context.SemanticModel))
            : null;

    private static IMethodSymbol? MethodOf(SyntaxNode declaration, SyntaxNodeAnalysisContext context) => declaration switch
    {
        BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax => context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) as IMethodSymbol,
        LambdaExpressionSyntax lambda => context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol as IMethodSymbol,
        _ => null,
    };
}
