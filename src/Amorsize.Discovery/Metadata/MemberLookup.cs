using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Finds the properties, fields and methods of a type by their name.</summary>
internal static class MemberLookup
{
    public static List<EntityHandle> Members(MetadataReader reader, TypeDefinition type, string name) =>
        [.. Properties(reader, type, name), .. Fields(reader, type, name), .. Methods(reader, type, name)];

    public static IEnumerable<EntityHandle> Fields(MetadataReader reader, TypeDefinition type, string name)
    {
        foreach (var handle in type.GetFields())
        {
            if (reader.StringComparer.Equals(reader.GetFieldDefinition(handle).Name, name))
                yield return handle;
        }
    }

    public static IEnumerable<MethodDefinitionHandle> Methods(MetadataReader reader, TypeDefinition type, string name)
    {
        foreach (var handle in type.GetMethods())
        {
            if (reader.StringComparer.Equals(reader.GetMethodDefinition(handle).Name, name))
                yield return handle;
        }
    }

    /// <summary>The code that runs when a member is read: the getter of a property (nil if it has none), else the member itself.</summary>
    public static EntityHandle Code(MetadataReader reader, EntityHandle member) =>
        member.Kind == HandleKind.PropertyDefinition ? reader.GetPropertyDefinition((PropertyDefinitionHandle)member).GetAccessors().Getter : member;

    private static IEnumerable<EntityHandle> Properties(MetadataReader reader, TypeDefinition type, string name)
    {
        foreach (var handle in type.GetProperties())
        {
            if (reader.StringComparer.Equals(reader.GetPropertyDefinition(handle).Name, name))
                yield return handle;
        }
    }
}
