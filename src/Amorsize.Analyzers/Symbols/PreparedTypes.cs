using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Symbols;

/// <summary>Finds the types whose workloads a method with [WorkloadSetup] prepares.</summary>
internal static class PreparedTypes
{
    public static HashSet<INamedTypeSymbol> In(Compilation compilation)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        if (compilation.GetTypeByMetadataName("Amorsize.WorkloadSetupAttribute") is not { } setup)
            return found;
        foreach (var method in TypesIn(compilation.Assembly.GlobalNamespace).SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>())
        {
            foreach (var attribute in method.GetAttributes().Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, setup)))
                found.Add(attribute.ConstructorArguments is [{ Value: INamedTypeSymbol type }] ? type : method.ContainingType);
        }
        return found;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? TypesIn(member).Prepend(type) : TypesIn(member));
}
