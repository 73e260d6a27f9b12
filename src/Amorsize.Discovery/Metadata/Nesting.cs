using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>The types that a nested type stands in; a type is a definition or a reference.</summary>
internal static class Nesting
{
    // More levels than any type has: malformed metadata may nest a type in itself.
    private const int MostLevels = 100;

    /// <summary>The outermost type first, the type itself last.</summary>
    public static List<EntityHandle> Of(MetadataReader reader, EntityHandle type)
    {
        var chain = new List<EntityHandle> { type };
        for (var outer = OuterOf(reader, type); !outer.IsNil; outer = OuterOf(reader, outer))
        {
            if (chain.Count == MostLevels)
                throw new BadImageFormatException("A type is nested in itself");
            chain.Add(outer);
        }
        chain.Reverse();
        return chain;
    }

    /// <summary>Its own name, and its namespace, which only an outermost type has; nil for a type that is constructed of others.</summary>
    public static (StringHandle Namespace, StringHandle Name) NameOf(MetadataReader reader, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition when reader.GetTypeDefinition((TypeDefinitionHandle)type) is var definition => (definition.Namespace, definition.Name),
        HandleKind.TypeReference when reader.GetTypeReference((TypeReferenceHandle)type) is var reference => (reference.Namespace, reference.Name),
        _ => default,
    };

    private static EntityHandle OuterOf(MetadataReader reader, EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeDefinition)
            return reader.GetTypeDefinition((TypeDefinitionHandle)type).GetDeclaringType();
        var scope = reader.GetTypeReference((TypeReferenceHandle)type).ResolutionScope;
        return scope.Kind == HandleKind.TypeReference ? scope : default;
    }
}
