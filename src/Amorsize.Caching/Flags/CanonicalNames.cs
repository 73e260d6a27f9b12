using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Amorsize.Caching.Flags;

/// <summary>
/// Types under names that survive a recompile: with the simple name of a referenced assembly but no version, and with
/// <see cref="Placeholder"/> for a name that the compiler made up. Notes which entities these were, and which types of this assembly it wrote.
/// </summary>
internal sealed class CanonicalNames : SignatureText
{
    public const string Placeholder = "#";

    private readonly Dictionary<EntityHandle, string> known = [];

    /// <summary>The entities behind the placeholders, in their order.</summary>
    public List<int> Generated { get; } = [];

    /// <summary>The types of this assembly that were written, in their order.</summary>
    public List<int> Types { get; } = [];

    public override string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public override string GetPinnedType(string elementType) => elementType + " pinned";

    public override string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        Types.Add(MetadataTokens.GetToken(handle));
        return Definition(reader, handle);
    }

    public override string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        if (!known.TryGetValue(handle, out var text))
            known[handle] = text = Reference(reader, handle);
        return text;
    }

    /// <summary>The name of a member or type of this assembly: itself, or a placeholder that is noted.</summary>
    public string Name(MetadataReader reader, StringHandle name, EntityHandle entity)
    {
        if (GeneratedName.Stable(reader.GetString(name)) is { } stable)
            return stable;
        Generated.Add(MetadataTokens.GetToken(entity));
        return Placeholder;
    }

    private string Definition(MetadataReader reader, TypeDefinitionHandle handle)
    {
        if (known.TryGetValue(handle, out var text))
            return text;

        var generatedBefore = Generated.Count;
        var types = Nesting.Of(reader, handle);
        text = FullNames.InNamespace(
            reader.GetString(Nesting.NameOf(reader, types[0]).Namespace),
            string.Join('+', types.Select(t => Name(reader, Nesting.NameOf(reader, t).Name, t))));
        // A text with placeholders is made anew each time, so that their entities are noted each time.
        if (Generated.Count == generatedBefore)
            known[handle] = text;
        return text;
    }

    private static string Reference(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference((TypeReferenceHandle)Nesting.Of(reader, handle)[0]).ResolutionScope;
        var home = scope.Kind switch
        {
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.ModuleReference => reader.GetString(reader.GetModuleReference((ModuleReferenceHandle)scope).Name),
            _ => "",
        };
        return $"[{home}]{FullNames.Instance.GetTypeFromReference(reader, handle, 0)}";
    }
}
