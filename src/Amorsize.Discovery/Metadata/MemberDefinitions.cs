using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Resolves references to members of the same assembly. Compilers write such references for members of generic types.</summary>
internal static class MemberDefinitions
{
    /// <summary>Limit for searches through base types. No type has as many, and malformed metadata may make a type its own base.</summary>
    public const int MostBaseTypes = 100;

    /// <summary>The definition of a member; several if the signature cannot tell them apart; none for a member of another assembly.</summary>
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
            // Compilers store equal signatures once per module. If one did not, no overload matches, and all of them count.
            if (reader.GetMethodDefinition(handle).Signature == signature)
                return [handle];
            overloads.Add(handle);
        }
        return overloads;
    }
}
