using Mono.Cecil;

namespace Amorsize.Benchmarks.Edits;

/// <summary>Reads assemblies with Mono.Cecil, so that nothing is shared with the code under test.</summary>
internal static class CecilTypes
{
    public static IEnumerable<TypeDefinition> TypesOf(ModuleDefinition module) => module.Types.SelectMany(WithNested);

    public static IEnumerable<MethodDefinition> MethodsOf(ModuleDefinition module) => TypesOf(module).SelectMany(type => type.Methods);

    /// <summary>The type itself, and the base types and interfaces that it has directly or indirectly, as far as their assemblies are known.</summary>
    public static IEnumerable<TypeReference> BasesOf(TypeDefinition type)
    {
        foreach (var own in type.Interfaces.Select(implementation => implementation.InterfaceType).Append(type.BaseType).OfType<TypeReference>())
        {
            yield return own;
            foreach (var further in Definition(own) is { } definition ? BasesOf(definition) : [])
                yield return further;
        }
    }

    /// <summary>The definition of a type; null for one of the framework.</summary>
    public static TypeDefinition? Definition(TypeReference reference)
    {
        try
        {
            return reference.IsGenericParameter ? null : reference.GetElementType().Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    /// <summary>The definition of a method; null for one of the framework.</summary>
    public static MethodDefinition? Definition(MethodReference reference)
    {
        try
        {
            return reference.GetElementMethod().Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
