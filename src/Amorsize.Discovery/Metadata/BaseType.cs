using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>The base type of a type. For <c>Base&lt;int&gt;</c> it is the generic type <c>Base&lt;&gt;</c>.</summary>
/// <param name="Definition">The base type if it is defined in the same assembly; else nil.</param>
/// <param name="Assembly">Simple name of the other assembly that defines the base type; null if none does, or if the type is nested (not supported).</param>
/// <param name="Namespace">Namespace of the base type in the other assembly; else empty.</param>
/// <param name="Name">Name of the base type in the other assembly; else empty.</param>
internal readonly record struct BaseType(TypeDefinitionHandle Definition, string? Assembly = null, string Namespace = "", string Name = "")
{
    /// <summary>The most base types that a search follows. Real types have fewer; malformed metadata may make a type its own base.</summary>
    public const int MostLevels = 100;

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
