using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Writes types as reflection names them, without their assemblies: <c>Ns.Outer+Inner</c>.</summary>
internal sealed class FullNames : SignatureText
{
    private FullNames()
    {
    }

    public static FullNames Instance { get; } = new();

    public override string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    public override string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Name(reader, handle);

    public override string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Name(reader, handle);

    /// <summary>The name of a type definition or reference; empty for nil and for a type specification.</summary>
    public static string Of(MetadataReader reader, EntityHandle type) =>
        type is { IsNil: false, Kind: HandleKind.TypeDefinition or HandleKind.TypeReference } ? Name(reader, type) : "";

    public static string InNamespace(string @namespace, string name) => @namespace.Length == 0 ? name : $"{@namespace}.{name}";

    private static string Name(MetadataReader reader, EntityHandle type)
    {
        var types = TypeHandles.NestingOf(reader, type);
        return InNamespace(
            reader.GetString(TypeHandles.NameOf(reader, types[0]).Namespace),
            string.Join('+', types.ConvertAll(t => reader.GetString(TypeHandles.NameOf(reader, t).Name))));
    }
}
