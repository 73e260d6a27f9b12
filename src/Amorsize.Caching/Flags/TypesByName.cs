using System.Reflection.Metadata;

namespace Amorsize.Caching.Flags;

/// <summary>The types of an assembly by their full names, listed when first asked for.</summary>
internal sealed class TypesByName(MetadataReader reader)
{
    private readonly Lazy<Dictionary<string, TypeDefinitionHandle>> types = new(() =>
    {
        var types = new Dictionary<string, TypeDefinitionHandle>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeDefinitions)
            types.TryAdd(FullNames.Instance.GetTypeFromDefinition(reader, handle, 0), handle);
        return types;
    });

    /// <summary>Nil when the assembly has no such type.</summary>
    public TypeDefinitionHandle Find(string fullName) => types.Value.GetValueOrDefault(fullName);
}
