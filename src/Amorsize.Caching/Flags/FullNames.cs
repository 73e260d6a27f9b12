using System.Reflection.Metadata;

namespace Amorsize.Caching.Flags;

/// <summary>Types as reflection names them, without their assemblies: <c>Ns.Outer+Inner</c>.</summary>
internal sealed class FullNames : SignatureText
{
    private FullNames()
    {
    }

    public static FullNames Instance { get; } = new();

    public override string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    public override string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var types = Nesting.Of(reader, handle).ConvertAll(reader.GetTypeDefinition);
        return Joined(reader, types[0].Namespace, types.Select(t => t.Name));
    }

    public override string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var types = Nesting.Of(reader, handle).ConvertAll(reader.GetTypeReference);
        return Joined(reader, types[0].Namespace, types.Select(t => t.Name));
    }

    /// <summary>The name of a type that is not constructed of others; empty for one that is.</summary>
    public string Of(MetadataReader reader, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition when !type.IsNil => GetTypeFromDefinition(reader, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference when !type.IsNil => GetTypeFromReference(reader, (TypeReferenceHandle)type, 0),
        _ => "",
    };

    public static string InNamespace(string @namespace, string name) => @namespace.Length == 0 ? name : $"{@namespace}.{name}";

    private static string Joined(MetadataReader reader, StringHandle @namespace, IEnumerable<StringHandle> names) =>
        InNamespace(reader.GetString(@namespace), string.Join('+', names.Select(reader.GetString)));
}
