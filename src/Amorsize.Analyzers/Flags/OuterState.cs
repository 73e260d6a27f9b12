using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.Flags;

/// <summary>The parts of the code around it that a flagged function uses. The compiler makes a method of a closure for variables, an instance method for the instance, else a static one.</summary>
/// <param name="HasVariables">Whether it uses variables or parameters of a method around it.</param>
/// <param name="HasInstance">Whether it uses the instance.</param>
internal readonly record struct OuterState(bool HasVariables, bool HasInstance)
{
    public static OuterState Of(IMethodSymbol method, SyntaxNode declaration, SemanticModel model) => declaration switch
    {
        // The compiler puts every lambda into a closure.
        LambdaExpressionSyntax => new(HasVariables: true, HasInstance: false),
        LocalFunctionStatementSyntax function when !method.IsStatic => OfFunction(method, function, model),
        _ => new(HasVariables: false, HasInstance: !method.IsStatic),
    };

    private static OuterState OfFunction(IMethodSymbol method, LocalFunctionStatementSyntax function, SemanticModel model)
    {
        var flow = function switch
        {
            { Body: { } body } => model.AnalyzeDataFlow(body),
            { ExpressionBody.Expression: var expression } => model.AnalyzeDataFlow(expression),
            _ => null,
        };
        if (flow is not { Succeeded: true })
            return default;
        var around = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var outer = method.ContainingSymbol; outer is IMethodSymbol; outer = outer.ContainingSymbol)
            around.Add(outer);
        var used = flow.ReadInside.Concat(flow.WrittenInside)
            .Where(variable => !flow.VariablesDeclared.Contains(variable) && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, method) && variable is not ILocalSymbol { IsConst: true })
            .ToList();
        // A parameter of a primary constructor is kept in the instance.
        var variables = used.Count(variable => variable is not IParameterSymbol { IsThis: true } && around.Contains(variable.ContainingSymbol));
        return new(variables > 0, used.Count > variables);
    }
}
