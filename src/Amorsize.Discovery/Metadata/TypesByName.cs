using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Finds the types of an assembly by their full names.</summary>
internal sealed class TypesByName(MetadataReader reader)
{
    // The types by simple name, filled on first use. Few types are looked up, and full names for all types would take longer to build.
    private Dictionary<string, List<EntityHandle>>? types;

    /// <summary>The type of this name; nil if the assembly does not define it.</summary>
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
            if (!byName.TryGetValue(name, out var namesakes))
                byName[name] = namesakes = [];
            namesakes.Add(type);
        }
        return byName;
    }
}
