using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>The parts of a loop over a sequence.</summary>
/// <param name="Loop">The loop: a <c>foreach</c> statement or a call.</param>
/// <param name="Source">The sequence.</param>
/// <param name="Item">The name of the loop's variable.</param>
/// <param name="ItemType">Its type, as the file writes it.</param>
/// <param name="Body">The code that runs for an item.</param>
/// <param name="Token">The name of the cancellation token that the body takes; <see langword="null"/> for a synchronous body.</param>
internal sealed record LoopParts(SyntaxNode Loop, ExpressionSyntax Source, string Item, string ItemType, SyntaxNode Body, string? Token)
{
    /// <summary>The modifiers and the result of the method that gets the body.</summary>
    public string Header => (Token, IsAwaiting) switch
    {
        (null, _) => "void",
        (_, true) => "async System.Threading.Tasks.ValueTask",
        _ => "System.Threading.Tasks.ValueTask",
    };

    /// <summary>The parameters of that method.</summary>
    public string Parameters => Token is null ? $"{ItemType} {Item}" : $"{ItemType} {Item}, System.Threading.CancellationToken {Token}";

    /// <summary>The body of that method.</summary>
    public string BodyText => Body is BlockSyntax ? Body.ToString() : $"=> {Body};";

    private bool IsAwaiting => Body.DescendantNodesAndSelf().OfType<AwaitExpressionSyntax>().Any();

    /// <summary>The call of the tuned loop.</summary>
    public string TunedCall(string method) => Token is null ? $"ForEach({Source}, {method})" : $"ForEachAsync({Source}, {method})";

    public static LoopParts? Of(SyntaxNode node, SemanticModel model)
    {
        if (node.FirstAncestorOrSelf<StatementSyntax>() is ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop && !loop.Statement.Span.Contains(node.Span))
        {
            return model.GetDeclaredSymbol(loop) is { } item && !HasTypeParameter(item.Type)
                ? new(loop, loop.Expression, item.Name, TypeText(item.Type, model, loop), loop.Statement is BlockSyntax block ? block : SyntaxFactory.Block(loop.Statement), Token: null)
                : null;
        }
        return node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? OfCall(call, model) : null;
    }

    /// <summary>
    /// Whether the body can move to a flagged static method: it uses neither variables, functions nor type parameters from outside, and leaves neither early nor
    /// to another place.
    /// </summary>
    public bool CanMove(SemanticModel model)
    {
        var body = Loop is ForEachStatementSyntax loop ? loop.Statement : Body;
        return UsesOnlyItsItem(body, model) && !UsesItsMethod(body, model) && !Yields(body)
            // AMZ2004: a workload in a generic type cannot work.
            && !(model.GetEnclosingSymbol(Loop.SpanStart)?.ContainingType is { } home && HasTypeParameter(home));
    }

    private bool UsesOnlyItsItem(SyntaxNode body, SemanticModel model)
    {
        var flow = body is StatementSyntax statement ? model.AnalyzeDataFlow(statement) : model.AnalyzeDataFlow((ExpressionSyntax)body);
        var isOwn = flow is { Succeeded: true } && flow.ReadInside.Concat(flow.WrittenInside).All(variable => variable.Name == Item || variable.Name == Token || flow.VariablesDeclared.Contains(variable));
        return isOwn && (Loop is not ForEachStatementSyntax || (model.AnalyzeControlFlow((StatementSyntax)body) is { Succeeded: true, ExitPoints.Length: 0, ReturnStatements.Length: 0 } && !IsAwaiting));
    }

    // A local function or a type parameter that the body does not declare itself.
    private static bool UsesItsMethod(SyntaxNode body, SemanticModel model) => body.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
        .Select(name => model.GetSymbolInfo(name).Symbol)
        .Any(symbol => symbol is ITypeParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            && !symbol.DeclaringSyntaxReferences.All(reference => body.Span.Contains(reference.Span)));

    private static bool Yields(SyntaxNode body) => body
        .DescendantNodesAndSelf(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Any(static node => node is YieldStatementSyntax);

    private static bool HasTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => HasTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasTypeParameter) || (named.ContainingType is { } outer && HasTypeParameter(outer)),
        _ => false,
    };

    private static LoopParts? OfCall(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType: { Name: "Parallel", ContainingNamespace: var home }, Name: "ForEach" or "ForEachAsync" } method
            || home.ToDisplayString() != "System.Threading.Tasks" || call.ArgumentList.Arguments is not [{ Expression: var source }, { Expression: LambdaExpressionSyntax body }]
            || model.GetSymbolInfo(body).Symbol is not IMethodSymbol lambda)
        {
            return null;
        }
        var item = lambda.Parameters[0];
        if (HasTypeParameter(item.Type))
            return null;
        return (method.Name, lambda.Parameters.Length) switch
        {
            ("ForEach", 1) => new(call, source, item.Name, TypeText(item.Type, model, call), body.Body, Token: null),
            ("ForEachAsync", 2) => new(call, source, item.Name, TypeText(item.Type, model, call), body.Body, lambda.Parameters[1].Name),
            _ => null,
        };
    }

    private static string TypeText(ITypeSymbol type, SemanticModel model, SyntaxNode place) => type.ToMinimalDisplayString(model, place.SpanStart);
}
