using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Finds the definitions of members that the same assembly uses through a member reference, as compilers do for generic types.</summary>
internal static class MemberDefinitions
{
    /// <summary>The most base types that a search follows. Real types have fewer; malformed metadata may make a type its own base.</summary>
    public const int MostBaseTypes = 100;

    /// <summary>The definition of the member; all overloads if none has its signature; empty for a member of another assembly.</summary>
    public static IReadOnlyList<EntityHandle> Of(MetadataReader reader, MemberReference member)
    {
        if (member.Parent.Kind == HandleKind.MethodDefinition)
            return [member.Parent];

        var home = TypeHandles.WithoutArguments(reader, member.Parent);
        var name = reader.GetString(member.Name);
        for (var level = 0; level < MostBaseTypes && home.Kind == HandleKind.TypeDefinition; level++)
        {
            var type = reader.GetTypeDefinition((TypeDefinitionHandle)home);
            List<EntityHandle> found = member.GetKind() == MemberReferenceKind.Field
                ? [.. MemberLookup.Fields(reader, type, name)]
                : Methods(reader, type, name, member.Signature);
            if (found.Count > 0)
                return found;
            home = TypeHandles.WithoutArguments(reader, type.BaseType);
        }
        return [];
    }

    private static List<EntityHandle> Methods(MetadataReader reader, TypeDefinition type, string name, BlobHandle signature)
    {
        var overloads = new List<EntityHandle>();
        foreach (var handle in MemberLookup.Methods(reader, type, name))
        {
            // Compilers store equal signatures once per module, so comparing handles is enough. Without a match, all overloads are returned.
            if (reader.GetMethodDefinition(handle).Signature == signature)
                return [handle];
            overloads.Add(handle);
        }
        return overloads;
    }
}
