using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Finds the properties, fields and methods that a text in an attribute may mean.</summary>
internal static class Members
{
    public static List<EntityHandle> Named(MetadataReader reader, TypeDefinition type, string name)
    {
        var named = new List<EntityHandle>();
        foreach (var handle in type.GetProperties())
        {
            if (reader.StringComparer.Equals(reader.GetPropertyDefinition(handle).Name, name))
                named.Add(handle);
        }
        foreach (var handle in type.GetFields())
        {
            if (reader.StringComparer.Equals(reader.GetFieldDefinition(handle).Name, name))
                named.Add(handle);
        }
        foreach (var handle in type.GetMethods())
        {
            if (reader.StringComparer.Equals(reader.GetMethodDefinition(handle).Name, name))
                named.Add(handle);
        }
        return named;
    }

    /// <summary>What runs when the member is read: a property's getter (nil when it has none), else the member itself.</summary>
    public static EntityHandle Code(MetadataReader reader, EntityHandle member) =>
        member.Kind == HandleKind.PropertyDefinition ? reader.GetPropertyDefinition((PropertyDefinitionHandle)member).GetAccessors().Getter : member;
}
