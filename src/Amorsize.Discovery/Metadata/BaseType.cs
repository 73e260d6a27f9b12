using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>What a type inherits from, of a generic one its definition.</summary>
/// <param name="Definition">It, where it stands in the same assembly; else nil.</param>
/// <param name="Assembly">The simple name of the other assembly; null where it stands in none, or is nested there: that is not looked for.</param>
/// <param name="Namespace">Its namespace there.</param>
/// <param name="Name">Its name there.</param>
internal readonly record struct BaseType(TypeDefinitionHandle Definition, string? Assembly = null, string Namespace = "", string Name = "")
{
    public static BaseType Of(MetadataReader reader, TypeDefinition type)
    {
        var handle = type.BaseType;
        if (handle is { IsNil: false, Kind: HandleKind.TypeSpecification })
            handle = MemberDefinitions.GenericType(reader, (TypeSpecificationHandle)handle);
        return handle switch
        {
            { IsNil: true } => default,
            { Kind: HandleKind.TypeDefinition } => new((TypeDefinitionHandle)handle),
            { Kind: HandleKind.TypeReference } => Elsewhere(reader, reader.GetTypeReference((TypeReferenceHandle)handle)),
            _ => default,
        };
    }

    private static BaseType Elsewhere(MetadataReader reader, TypeReference type) => type.ResolutionScope is { IsNil: false, Kind: HandleKind.AssemblyReference } scope
        ? new(default, reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name), reader.GetString(type.Namespace), reader.GetString(type.Name))
        : default;
}
