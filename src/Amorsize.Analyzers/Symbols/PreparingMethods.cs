using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Symbols;

/// <summary>The methods with one of the attributes [WorkloadSetup] and [WorkloadCleanup], by the type that they serve.</summary>
internal sealed class PreparingMethods
{
    private readonly string attribute;
    private readonly int maxParameters;
    private readonly ILookup<ISymbol?, IMethodSymbol> byType;

    /// <param name="methods">The methods of a compilation that have attributes.</param>
    /// <param name="attribute">The attribute without brackets, such as WorkloadSetup.</param>
    /// <param name="maxParameters">The number of parameters that such a method may have.</param>
    public PreparingMethods(IEnumerable<IMethodSymbol> methods, string attribute, int maxParameters)
    {
        (this.attribute, this.maxParameters) = (attribute, maxParameters);
        byType = (from method in methods
                  from use in method.GetAttributes()
                  where use.AttributeClass?.ToDisplayString() == $"Amorsize.{attribute}Attribute"
                  select (Type: use.ConstructorArguments is [{ Value: INamedTypeSymbol type }] ? type : method.ContainingType, Method: method))
            .ToLookup(found => (ISymbol?)found.Type, found => found.Method, SymbolEqualityComparer.Default);
    }

    /// <summary>The method that serves the workloads of a type; <see langword="null"/> if there is none.</summary>
    public IMethodSymbol? For(INamedTypeSymbol type) => byType[type].FirstOrDefault();

    /// <summary>Why the method that serves a type cannot; <see langword="null"/> if it can, or if there is none. The compiler decides what a local function becomes.</summary>
    public string? MistakeFor(INamedTypeSymbol type) => byType[type].Where(method => method.MethodKind != MethodKind.LocalFunction).ToList() switch
    {
        [] => null,
        [var one] => MistakeIn(one),
        [var one, var other, ..] => MistakeText.SeveralPreparations(attribute, Texts.DefaultName(one), Texts.DefaultName(other)),
    };

    /// <summary>Whether the method returns something: an instance, or a task of one.</summary>
    public static bool ReturnsValue(IMethodSymbol method) => !method.ReturnsVoid && !(KnownTypes.IsTask(method.ReturnType) && method.ReturnType is INamedTypeSymbol { TypeArguments.IsEmpty: true });

    private string? MistakeIn(IMethodSymbol method) => method switch
    {
        _ when KnownTypes.IsAsyncVoid(method) => MistakeText.AsyncVoidPreparation(attribute, Texts.DefaultName(method)),
        { IsStatic: true, IsGenericMethod: false, ContainingType.IsGenericType: false } when method.Parameters.Length <= maxParameters => null,
        _ => MistakeText.UnusablePreparation(attribute, Texts.DefaultName(method), maxParameters),
    };
}
