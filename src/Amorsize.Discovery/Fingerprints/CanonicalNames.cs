using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Writes types by names that survive a recompile: referenced assemblies without their version, and <see cref="Placeholder"/> for each
/// compiler-generated name. It collects the entities with such names, and the types of the output's assemblies that it wrote.
/// </summary>
/// <param name="definitions">Finds the definitions of referenced types; null to collect the types of this assembly only.</param>
internal sealed class CanonicalNames(DefinitionLookup? definitions = null) : SignatureText
{
    public const string Placeholder = "#";

    private readonly Dictionary<int, string> known = [];
    private readonly int assembly = definitions?.Assembly.Index ?? 0;

    /// <summary>The entities with compiler-generated names, in the order of the placeholders.</summary>
    public List<CodeId> Generated { get; } = [];

    /// <summary>The types with a definition in the output that were written, in the order of writing.</summary>
    public List<CodeId> Types { get; } = [];

    public override string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public override string GetPinnedType(string elementType) => elementType + " pinned";

    public override string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var token = MetadataTokens.GetToken(handle);
        Types.Add(new(assembly, token));
        return known.TryGetValue(token, out var text) ? text : Definition(reader, handle);
    }

    public override string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var token = MetadataTokens.GetToken(handle);
        if (definitions?.TypeOf(handle) is { } definition)
            Types.Add(definition);
        if (!known.TryGetValue(token, out var text))
            known[token] = text = Reference(reader, handle);
        return text;
    }

    /// <summary>The name of a member or type, or the placeholder if the name is compiler-generated.</summary>
    public string Name(MetadataReader reader, StringHandle name, EntityHandle entity) => Name(reader, name, CodeId.Of(assembly, entity));

    /// <inheritdoc cref="Name(MetadataReader, StringHandle, EntityHandle)"/>
    public string Name(MetadataReader reader, StringHandle name, CodeId entity)
    {
        if (GeneratedName.Stable(reader.GetString(name)) is { } stable)
            return stable;
        Generated.Add(entity);
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
            HandleKind.AssemblyReference => NameOf(reader, reader.GetAssemblyReference((AssemblyReferenceHandle)scope)),
            HandleKind.ModuleReference => reader.GetString(reader.GetModuleReference((ModuleReferenceHandle)scope).Name),
            _ => "",
        };
        return $"[{assembly}]{FullNames.Instance.GetTypeFromReference(reader, handle, 0)}";
    }

    private static string NameOf(MetadataReader reader, AssemblyReference assembly) =>
        reader.StringComparer.Equals(assembly.Name, CodeGraph.LanguageLibrary) ? $"{CodeGraph.LanguageLibrary} {assembly.Version}" : reader.GetString(assembly.Name);
}
