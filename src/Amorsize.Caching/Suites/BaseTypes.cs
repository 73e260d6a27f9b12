using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Amorsize.Caching.Flags;

namespace Amorsize.Caching.Suites;

/// <summary>Goes up from a type to those that it inherits from, into other assemblies too.</summary>
/// <param name="referenced">The bytes of an assembly that is referenced, by its simple name; null for one that is not at hand, as those of the runtime.</param>
internal sealed class BaseTypes(Func<string, byte[]?> referenced) : IDisposable
{
    private readonly Dictionary<string, PEReader?> images = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The nearest first, as far as they are at hand, each with the reader of its assembly.</summary>
    public IEnumerable<(MetadataReader Reader, TypeDefinitionHandle Type)> Of(MetadataReader reader, TypeDefinitionHandle type)
    {
        for (var level = 0; level < MemberDefinitions.MostBaseTypes && Find(reader, reader.GetTypeDefinition(type).BaseType) is { } found; level++)
        {
            yield return found;
            (reader, type) = found;
        }
    }

    public void Dispose()
    {
        foreach (var image in images.Values)
            image?.Dispose();
    }

    private (MetadataReader Reader, TypeDefinitionHandle Type)? Find(MetadataReader reader, EntityHandle type)
    {
        if (type is { IsNil: false, Kind: HandleKind.TypeSpecification })
            type = MemberDefinitions.GenericType(reader, (TypeSpecificationHandle)type);
        return type switch
        {
            { IsNil: true } => null,
            { Kind: HandleKind.TypeDefinition } => (reader, (TypeDefinitionHandle)type),
            { Kind: HandleKind.TypeReference } => FindElsewhere(reader, reader.GetTypeReference((TypeReferenceHandle)type)),
            _ => null,
        };
    }

    // A nested type is not looked for.
    private (MetadataReader Reader, TypeDefinitionHandle Type)? FindElsewhere(MetadataReader reader, TypeReference reference)
    {
        if (reference.ResolutionScope is not { IsNil: false, Kind: HandleKind.AssemblyReference } scope)
            return null;
        if (Open(reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)) is not { } other)
            return null;
        var (space, name) = (reader.GetString(reference.Namespace), reader.GetString(reference.Name));
        foreach (var handle in other.TypeDefinitions)
        {
            var type = other.GetTypeDefinition(handle);
            if (other.StringComparer.Equals(type.Name, name) && other.StringComparer.Equals(type.Namespace, space) && type.GetDeclaringType().IsNil)
                return (other, handle);
        }
        return null;
    }

    private MetadataReader? Open(string assembly)
    {
        if (!images.TryGetValue(assembly, out var image))
            images[assembly] = image = referenced(assembly) is { } bytes ? new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(bytes)) : null;
        return image is { HasMetadata: true } ? image.GetMetadataReader() : null;
    }
}
