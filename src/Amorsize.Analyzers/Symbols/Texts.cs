using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Symbols;

/// <summary>How messages write types and methods, and how a workload without a name is called.</summary>
internal static class Texts
{
    /// <summary>The symbol as the compiler's messages write it; a local function with its type, as the build writes it.</summary>
    public static string Of(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction }
        ? $"{Of(symbol.ContainingType)}.{Format(symbol)}"
        : Format(symbol);

    /// <summary><c>Type.Method</c>, with outer types and without the namespace: the name of a workload whose flag gives none.</summary>
    public static string DefaultName(IMethodSymbol method) => DefaultName(method.ContainingType, method.Name);

    /// <summary>The same name for a method that need not exist yet.</summary>
    public static string DefaultName(INamedTypeSymbol home, string method)
    {
        var name = method;
        // An extension block has no name. Its members become methods of the type around it.
        for (var type = home; type is not null; type = type.ContainingType)
            name = type.Name.Length == 0 ? name : type.Name + "." + name;
        return name;
    }

    private static string Format(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
}
