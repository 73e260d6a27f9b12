using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>The base type of a type; for a constructed generic type its definition.</summary>
/// <param name="Definition">The base type if it is defined in the same assembly; else nil.</param>
/// <param name="Assembly">Simple name of the other assembly that defines it; null if there is none, or if the base type is nested there (not supported).</param>
/// <param name="Namespace">Its namespace in the other assembly.</param>
/// <param name="Name">Its name in the other assembly.</param>
internal readonly record struct BaseType(TypeDefinitionHandle Definition, string? Assembly = null, string Namespace = "", string Name = "")
{
    public static BaseType Of(MetadataReader reader, TypeDefinition type) => TypeHandles.WithoutArguments(reader, type.BaseType) switch
    {
        { IsNil: true } => default,
        { Kind: HandleKind.TypeDefinition } definition => new((TypeDefinitionHandle)definition),
        { Kind: HandleKind.TypeReference } reference => InOtherAssembly(reader, reader.GetTypeReference((TypeReferenceHandle)reference)),
        _ => default,
    };

    private static BaseType InOtherAssembly(MetadataReader reader, TypeReference type) => type.ResolutionScope is { IsNil: false, Kind: HandleKind.AssemblyReference } scope
        ? new(default, reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name), reader.GetString(type.Namespace), reader.GetString(type.Name))
        : default;
}
