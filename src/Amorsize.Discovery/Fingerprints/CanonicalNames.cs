using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Writes types by names that survive a recompile: referenced assemblies without their version, and <see cref="Placeholder"/> for each
/// compiler-generated name. It collects the entities with such names, and the types of this assembly that it wrote.
/// </summary>
internal sealed class CanonicalNames : SignatureText
{
    public const string Placeholder = "#";

    private readonly Dictionary<int, string> known = [];

    /// <summary>Tokens of the entities with compiler-generated names, in the order of the placeholders.</summary>
    public List<int> Generated { get; } = [];

    /// <summary>Tokens of the types of this assembly that were written, in the order of writing.</summary>
    public List<int> Types { get; } = [];

    public override string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public override string GetPinnedType(string elementType) => elementType + " pinned";

    public override string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var token = MetadataTokens.GetToken(handle);
        Types.Add(token);
        return known.TryGetValue(token, out var text) ? text : Definition(reader, handle);
    }

    public override string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var token = MetadataTokens.GetToken(handle);
        if (!known.TryGetValue(token, out var text))
            known[token] = text = Reference(reader, handle);
        return text;
    }

    /// <summary>The name of a member or type of this assembly, or the placeholder if the name is compiler-generated.</summary>
    public string Name(MetadataReader reader, StringHandle name, EntityHandle entity)
    {
        if (GeneratedName.Stable(reader.GetString(name)) is { } stable)
            return stable;
        Generated.Add(MetadataTokens.GetToken(entity));
        return Placeholder;
    }

    private string Definition(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var generatedBefore = Generated.Count;
        var types = TypeHandles.NestingOf(reader, handle);
        var text = FullNames.InNamespace(
            reader.GetString(TypeHandles.NameOf(reader, types[0]).Namespace),
            string.Join('+', types.ConvertAll(t => Name(reader, TypeHandles.NameOf(reader, t).Name, t))));
        // A text with placeholders is not cached, because each use of it must add their entities to Generated.
        if (Generated.Count == generatedBefore)
            known[MetadataTokens.GetToken(handle)] = text;
        return text;
    }

    private static string Reference(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference((TypeReferenceHandle)TypeHandles.NestingOf(reader, handle)[0]).ResolutionScope;
        var assembly = scope.Kind switch
        {
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.ModuleReference => reader.GetString(reader.GetModuleReference((ModuleReferenceHandle)scope).Name),
            _ => "",
        };
        return $"[{assembly}]{FullNames.Instance.GetTypeFromReference(reader, handle, 0)}";
    }
}
