using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Names the types of an attribute's arguments.</summary>
internal sealed class AttributeTypes : ICustomAttributeTypeProvider<string>
{
    private const string SystemType = "System.Type";

    private AttributeTypes()
    {
    }

    public static AttributeTypes Instance { get; } = new();

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => FullNames.Instance.GetPrimitiveType(typeCode);

    public string GetSystemType() => SystemType;

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => FullNames.Of(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => FullNames.Of(reader, handle);

    public string GetTypeFromSerializedName(string name) => name;

    public bool IsSystemType(string type) => type == SystemType;

    /// <summary>Nearly all enumerations have 32 bits. The definition may be in an assembly that is not at hand.</summary>
    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
}
