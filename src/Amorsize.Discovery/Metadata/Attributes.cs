using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace Amorsize.Discovery.Metadata;

/// <summary>Finds attributes by the name of their type.</summary>
internal static class Attributes
{
    // Optimized at once, as IlTokens.MoveNext is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Any(MetadataReader reader, CustomAttributeHandleCollection attributes, string @namespace, string name)
    {
        foreach (var handle in attributes)
        {
            if (IsNamed(reader, reader.GetCustomAttribute(handle), @namespace, name))
                return true;
        }
        return false;
    }

    public static IEnumerable<CustomAttribute> OfType(MetadataReader reader, CustomAttributeHandleCollection attributes, string @namespace, string name)
    {
        foreach (var handle in attributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (IsNamed(reader, attribute, @namespace, name))
                yield return attribute;
        }
    }

    /// <summary>Namespace and name of an attribute's type. A generic type's name ends with its number of parameters: <c>TestCaseAttribute`1</c>.</summary>
    public static (StringHandle Namespace, StringHandle Name) NameOf(MetadataReader reader, CustomAttribute attribute) =>
        TypeHandles.NameOf(reader, TypeHandles.WithoutArguments(reader, TypeOf(reader, attribute)));

    public static EntityHandle TypeOf(MetadataReader reader, CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MethodDefinition
        ? reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()
        : reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;

    private static bool IsNamed(MetadataReader reader, CustomAttribute attribute, string @namespace, string name)
    {
        var (typeNamespace, typeName) = NameOf(reader, attribute);
        return reader.StringComparer.Equals(typeName, name) && reader.StringComparer.Equals(typeNamespace, @namespace);
    }
}
