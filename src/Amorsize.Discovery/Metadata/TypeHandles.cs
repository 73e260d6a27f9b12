using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Reads names, nesting and generic types from the handles of type definitions, references and specifications.</summary>
internal static class TypeHandles
{
    // Ends the loop if malformed metadata nests a type in itself. No compiler nests types this deep.
    private const int MaxNestingLevels = 100;

    /// <summary>The type and all types around it: the outermost first, the type itself last.</summary>
    public static List<EntityHandle> NestingOf(MetadataReader reader, EntityHandle type)
    {
        var chain = new List<EntityHandle> { type };
        for (var outer = OuterOf(reader, type); !outer.IsNil; outer = OuterOf(reader, outer))
        {
            if (chain.Count == MaxNestingLevels)
                throw new BadImageFormatException("A type is nested in itself");
            chain.Add(outer);
        }
        chain.Reverse();
        return chain;
    }

    /// <summary>The namespace and the name of a type. The namespace of a nested type is nil; both are nil for a type specification.</summary>
    public static (StringHandle Namespace, StringHandle Name) NameOf(MetadataReader reader, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition when reader.GetTypeDefinition((TypeDefinitionHandle)type) is var definition => (definition.Namespace, definition.Name),
        HandleKind.TypeReference when reader.GetTypeReference((TypeReferenceHandle)type) is var reference => (reference.Namespace, reference.Name),
        _ => default,
    };

    /// <summary>The generic type of a specification: <c>List&lt;&gt;</c> of <c>List&lt;int&gt;</c>; nil for an array, a pointer or a type parameter.</summary>
    public static EntityHandle GenericTypeOf(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var blob = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        blob.ReadCompressedInteger();
        return blob.ReadTypeHandle();
    }

    /// <summary>The generic type if the type is a specification, such as <c>List&lt;&gt;</c> for <c>List&lt;int&gt;</c>; else the type itself.</summary>
    public static EntityHandle WithoutArguments(MetadataReader reader, EntityHandle type) =>
        type is { IsNil: false, Kind: HandleKind.TypeSpecification } ? GenericTypeOf(reader, (TypeSpecificationHandle)type) : type;

    private static EntityHandle OuterOf(MetadataReader reader, EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeDefinition)
            return reader.GetTypeDefinition((TypeDefinitionHandle)type).GetDeclaringType();
        var scope = reader.GetTypeReference((TypeReferenceHandle)type).ResolutionScope;
        return scope.Kind == HandleKind.TypeReference ? scope : default;
    }
}
