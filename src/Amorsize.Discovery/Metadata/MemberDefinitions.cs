using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Finds the definitions behind a reference to a member, where they stand in the same assembly: members of generic types.</summary>
internal static class MemberDefinitions
{
    /// <summary>More levels of base types than any type has, so that a search up ends even where a type is its own base.</summary>
    public const int MostBaseTypes = 100;

    /// <summary>The definition; several where the signature tells no difference; none for a member of another assembly.</summary>
    public static IReadOnlyList<EntityHandle> Of(MetadataReader reader, MemberReference member)
    {
        if (member.Parent.Kind == HandleKind.MethodDefinition)
            return [member.Parent];

        var home = member.Parent.Kind == HandleKind.TypeSpecification ? GenericType(reader, (TypeSpecificationHandle)member.Parent) : member.Parent;
        var name = reader.GetString(member.Name);
        for (var level = 0; level < MostBaseTypes && home.Kind == HandleKind.TypeDefinition; level++)
        {
            var type = reader.GetTypeDefinition((TypeDefinitionHandle)home);
            var named = member.GetKind() == MemberReferenceKind.Field ? Fields(reader, type, name) : Methods(reader, type, name, member.Signature);
            if (named.Count > 0)
                return named;
            home = type.BaseType.Kind == HandleKind.TypeSpecification ? GenericType(reader, (TypeSpecificationHandle)type.BaseType) : type.BaseType;
        }
        return [];
    }

    /// <summary><c>List&lt;&gt;</c> of <c>List&lt;int&gt;</c>; nil for an array, a pointer or a type parameter.</summary>
    public static EntityHandle GenericType(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var blob = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        blob.ReadCompressedInteger();
        return blob.ReadTypeHandle();
    }

    private static List<EntityHandle> Fields(MetadataReader reader, TypeDefinition type, string name)
    {
        var named = new List<EntityHandle>();
        foreach (var handle in type.GetFields())
        {
            if (reader.StringComparer.Equals(reader.GetFieldDefinition(handle).Name, name))
                named.Add(handle);
        }
        return named;
    }

    private static List<EntityHandle> Methods(MetadataReader reader, TypeDefinition type, string name, BlobHandle signature)
    {
        var named = new List<EntityHandle>();
        foreach (var handle in type.GetMethods())
        {
            var method = reader.GetMethodDefinition(handle);
            if (!reader.StringComparer.Equals(method.Name, name))
                continue;
            // One signature has one blob within a module as a rule; where it has two, every method of the name is meant.
            if (method.Signature == signature)
                return [handle];
            named.Add(handle);
        }
        return named;
    }
}
