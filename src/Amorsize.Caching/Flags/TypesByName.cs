using System.Reflection.Metadata;

namespace Amorsize.Caching.Flags;

/// <summary>The types of an assembly by their full names, listed when first asked for.</summary>
internal sealed class TypesByName(MetadataReader reader)
{
    // By simple names: to make the full name of every type would cost more than all that is asked of them.
    private readonly Lazy<ILookup<string, TypeDefinitionHandle>> types =
        new(() => reader.TypeDefinitions.ToLookup(t => reader.GetString(reader.GetTypeDefinition(t).Name), StringComparer.Ordinal));

    /// <summary>Nil when the assembly has no such type.</summary>
    public TypeDefinitionHandle Find(string fullName) =>
        types.Value[fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..]].FirstOrDefault(t => FullNames.Instance.GetTypeFromDefinition(reader, t, 0) == fullName);
}
