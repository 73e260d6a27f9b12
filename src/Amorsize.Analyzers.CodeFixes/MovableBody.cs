using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Tells whether the body of a loop can move to a flagged static method.</summary>
internal static class MovableBody
{
    /// <summary>
    /// Whether the body uses neither variables, functions nor type parameters from outside, and leaves neither early nor to another place.
    /// </summary>
    public static bool CanMove(LoopParts loop, SemanticModel model)
    {
        var body = loop.Body;
        return UsesOnlyItsItem(loop, body, model) && !UsesItsMethod(body, model) && !Own(body).Any(static node => node is YieldStatementSyntax)
            // AMZ2004: a workload in a generic type cannot work.
            && !(model.GetEnclosingSymbol(loop.Loop.SpanStart)?.ContainingType is { } home && !CanBeNamed(home));
    }

    /// <summary>Whether a method outside of the loop can write the type.</summary>
    public static bool CanBeNamed(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol or IErrorTypeSymbol or { IsAnonymousType: true } => false,
        IArrayTypeSymbol array => CanBeNamed(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.All(CanBeNamed) && (named.ContainingType is null || CanBeNamed(named.ContainingType)),
        _ => true,
    };

    private static bool UsesOnlyItsItem(LoopParts loop, SyntaxNode body, SemanticModel model)
    {
        var flow = body is StatementSyntax statement ? model.AnalyzeDataFlow(statement) : model.AnalyzeDataFlow((ExpressionSyntax)body);
        var isOwn = flow is { Succeeded: true }
            && flow.ReadInside.Concat(flow.WrittenInside).All(variable => variable.Name == loop.Item || variable.Name == loop.Token || flow.VariablesDeclared.Contains(variable));
        return isOwn && (loop.Loop is not ForEachStatementSyntax
            || (model.AnalyzeControlFlow((StatementSyntax)body) is { Succeeded: true, ExitPoints.Length: 0, ReturnStatements.Length: 0 }
                && !Own(body).SelectMany(static node => node.ChildTokens()).Any(static token => token.IsKind(SyntaxKind.AwaitKeyword))));
    }

    // The nodes of the code that run as part of it, without those of functions in it.
    private static IEnumerable<SyntaxNode> Own(SyntaxNode code) =>
        code.DescendantNodesAndSelf(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax));

    // A local function or a type parameter that the body does not declare itself.
    private static bool UsesItsMethod(SyntaxNode body, SemanticModel model) => body.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
        .Select(name => model.GetSymbolInfo(name).Symbol)
        .Any(symbol => symbol is ITypeParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            && !symbol.DeclaringSyntaxReferences.All(reference => body.Span.Contains(reference.Span)));
}
