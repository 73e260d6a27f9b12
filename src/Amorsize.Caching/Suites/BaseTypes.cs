using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Amorsize.Caching.Flags;

namespace Amorsize.Caching.Suites;

/// <summary>Goes up from a type to those that it inherits from, into other assemblies too.</summary>
/// <param name="referenced">The bytes of an assembly that is referenced, by its simple name; null for one that is not at hand, as those of the runtime.</param>
internal sealed class BaseTypes(Func<string, byte[]?> referenced) : IDisposable
{
    private readonly Dictionary<string, MetadataReader?> readers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PEReader> images = [];

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
        foreach (var image in images)
            image.Dispose();
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
        if (!readers.TryGetValue(assembly, out var reader))
            readers[assembly] = reader = referenced(assembly) is { } bytes ? Read(bytes) : null;
        return reader;
    }

    // What is no managed assembly has no base types: that is not the suite's defect.
    private MetadataReader? Read(byte[] assembly)
    {
        var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        images.Add(image);
        try
        {
            return image.HasMetadata ? image.GetMetadataReader() : null;
        }
        catch (Exception e) when (Malformed.Says(e))
        {
            return null;
        }
    }
}
