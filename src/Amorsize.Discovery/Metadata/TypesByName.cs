using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>The types of an assembly by their full names, listed when first asked for.</summary>
internal sealed class TypesByName(MetadataReader reader)
{
    // By simple names: to make the full name of every type would cost more than all that is asked of them.
    private Dictionary<string, List<EntityHandle>>? types;

    /// <summary>Nil when the assembly has no such type.</summary>
    public TypeDefinitionHandle Find(string fullName)
    {
        types ??= List();
        foreach (var type in types.GetValueOrDefault(fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..]) ?? [])
        {
            if (FullNames.Of(reader, type) == fullName)
                return (TypeDefinitionHandle)type;
        }
        return default;
    }

    private Dictionary<string, List<EntityHandle>> List()
    {
        var byName = new Dictionary<string, List<EntityHandle>>();
        foreach (var type in reader.TypeDefinitions)
        {
            var name = reader.GetString(reader.GetTypeDefinition(type).Name);
            if (!byName.TryGetValue(name, out var named))
                byName[name] = named = [];
            named.Add(type);
        }
        return byName;
    }
}
