using System.Reflection.Metadata;

namespace Amorsize.Caching.Flags;

/// <summary>Finds the properties, fields and methods that a text in an attribute may mean.</summary>
internal static class Members
{
    public static IEnumerable<EntityHandle> Named(MetadataReader reader, TypeDefinition type, string name)
    {
        foreach (var handle in type.GetProperties())
        {
            if (reader.StringComparer.Equals(reader.GetPropertyDefinition(handle).Name, name))
                yield return handle;
        }
        foreach (var handle in type.GetFields())
        {
            if (reader.StringComparer.Equals(reader.GetFieldDefinition(handle).Name, name))
                yield return handle;
        }
        foreach (var handle in type.GetMethods())
        {
            if (reader.StringComparer.Equals(reader.GetMethodDefinition(handle).Name, name))
                yield return handle;
        }
    }

    /// <summary>What runs when the member is read: a property's getter (nil when it has none), else the member itself.</summary>
    public static EntityHandle Code(MetadataReader reader, EntityHandle member) =>
        member.Kind == HandleKind.PropertyDefinition ? reader.GetPropertyDefinition((PropertyDefinitionHandle)member).GetAccessors().Getter : member;
}
