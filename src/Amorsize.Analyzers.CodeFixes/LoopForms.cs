using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Recognises the loops that can be tuned: <c>foreach</c>, and the calls of AMZ6004 with a lambda as their body.</summary>
/// <param name="model">The model of the file.</param>
internal sealed class LoopForms(SemanticModel model)
{
    private const string ForEach = "ForEach";
    private const string ForEachAsync = "ForEachAsync";

    // Of a loop that has no token.
    private const string NewToken = "cancellationToken";

    private static readonly SymbolDisplayFormat format =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The loop at a place; <see langword="null"/> if there is none of these forms.</summary>
    public LoopParts? At(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<StatementSyntax>() is ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop && !loop.Statement.Span.Contains(node.Span))
        {
            // Nullability of a `var` is that of the items.
            return model.GetDeclaredSymbol(loop) is { } item && (loop.Type.IsVar ? model.GetForEachStatementInfo(loop).ElementType : item.Type) is { } type && MovableBody.CanBeNamed(type)
                ? Over(loop, ForEach, loop.Expression, item.Name, type, loop.Statement)
                : null;
        }
        // Named arguments may stand in another order.
        return node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && call.ArgumentList.Arguments.All(static argument => argument.NameColon is null)
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol method ? OfCall(call, method) : null;
    }

    private LoopParts? OfCall(InvocationExpressionSyntax call, IMethodSymbol method) =>
        (method.ContainingType.ToDisplayString(), method.Name, call.ArgumentList.Arguments.Select(argument => argument.Expression).ToArray()) switch
        {
            ("System.Threading.Tasks.Parallel", ForEach, [var source, LambdaExpressionSyntax body]) => OfBody(call, ForEach, source, body),
            ("System.Threading.Tasks.Parallel", "For", [var from, var to, LambdaExpressionSyntax body]) when Lambda(body) is { Parameters: [{ Type.SpecialType: SpecialType.System_Int32 } item] } =>
                new(call, "For", $"{from}, {to}", Source: null, item.Name, "int", body.Body),
            ("System.Threading.Tasks.Parallel", ForEachAsync, [var source, LambdaExpressionSyntax body]) => OfBody(call, ForEachAsync, source, body),
            ("System.Threading.Tasks.Parallel", ForEachAsync, [var source, var token, LambdaExpressionSyntax body]) when IsToken(model.GetTypeInfo(token).Type) =>
                OfBody(call, ForEachAsync, source, body) is { } parts ? parts with { OuterToken = token.ToString() } : null,
            ("System.Linq.ParallelEnumerable", "AsParallel", []) when call is { Expression: MemberAccessExpressionSyntax { Expression: var source }, Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } member } =>
                OfQuery(next, member.Name.Identifier.ValueText, source),
            ("System.Threading.Tasks.Task", "WhenAll", [var tasks])
                when WithoutCopy(tasks) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select", Expression: var source } } select && Body(select) is { } body =>
                OfTasks(call, source, body),
            _ => null,
        };

    // A query that ends here, or whose result is made a list or an array. Other operators need a query.
    private LoopParts? OfQuery(InvocationExpressionSyntax call, string name, ExpressionSyntax source) => (name, Body(call)) switch
    {
        ("ForAll", { } body) => OfBody(call, ForEach, source, body),
        ("Select", { } body) when call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: ("ToArray" or "ToList") and var end, Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } whole }
            && Lambda(body) is { } lambda && MovableBody.CanBeNamed(lambda.ReturnType) && OfBody(end == "ToArray" ? whole : call, "Map", source, body) is { } parts =>
                parts with { Result = TypeText(lambda.ReturnType, call) },
        _ => null,
    };

    // Tasks are often started by making a list or an array of them.
    private static ExpressionSyntax WithoutCopy(ExpressionSyntax tasks) =>
        tasks is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "ToList", Expression: var source } } ? source : tasks;

    private LoopParts? OfTasks(InvocationExpressionSyntax call, ExpressionSyntax source, LambdaExpressionSyntax body)
    {
        var isAsync = body.AsyncKeyword.RawKind != 0;
        if (Lambda(body) is not { Parameters: [var item], ReturnType: INamedTypeSymbol { Name: "Task" } task } || !MovableBody.CanBeNamed(item.Type) || !MovableBody.CanBeNamed(task) || (!isAsync && body.Body is BlockSyntax))
            return null;
        var result = task.TypeArguments.FirstOrDefault();
        var token = OuterTokenOf(body.Body);
        return Over(call, result is null ? ForEachAsync : "MapAsync", source, item.Name, item.Type, body.Body) with
        {
            Token = token ?? NewToken,
            OuterToken = token ?? "",
            Result = result is null ? null : TypeText(result, call),
            IsAsync = isAsync,
            IsTask = !isAsync,
        };
    }

    private LoopParts? OfBody(InvocationExpressionSyntax loop, string method, ExpressionSyntax source, LambdaExpressionSyntax body) => (method, Lambda(body)) switch
    {
        (_, null) => null,
        (_, { Parameters: [var item, ..] }) when !MovableBody.CanBeNamed(item.Type) => null,
        (ForEachAsync, { Parameters: [var item, var token] }) => Over(loop, method, source, item.Name, item.Type, body.Body) with { Token = token.Name, IsAsync = body.AsyncKeyword.RawKind != 0 },
        (not ForEachAsync, { Parameters: [var item], IsAsync: false }) => Over(loop, method, source, item.Name, item.Type, body.Body),
        _ => null,
    };

    private LoopParts Over(SyntaxNode loop, string method, ExpressionSyntax source, string item, ITypeSymbol type, SyntaxNode body) =>
        new(loop, method, source.ToString(), source, item, TypeText(type, loop), body);

    // A token from outside becomes the one that the tuned loop hands to its body.
    private string? OuterTokenOf(SyntaxNode body) => body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Select(name => model.GetSymbolInfo(name).Symbol)
        .OfType<ISymbol>()
        .Where(symbol => symbol switch { IParameterSymbol parameter => IsToken(parameter.Type), ILocalSymbol local => IsToken(local.Type), _ => false })
        .FirstOrDefault(symbol => !symbol.DeclaringSyntaxReferences.Any(reference => body.Span.Contains(reference.Span)))?.Name;

    private static LambdaExpressionSyntax? Body(InvocationExpressionSyntax call) => call.ArgumentList.Arguments is [{ Expression: LambdaExpressionSyntax body }] ? body : null;

    private IMethodSymbol? Lambda(LambdaExpressionSyntax body) => model.GetSymbolInfo(body).Symbol as IMethodSymbol;

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };

    private string TypeText(ITypeSymbol type, SyntaxNode place) => type.ToMinimalDisplayString(model, place.SpanStart, format);
}
