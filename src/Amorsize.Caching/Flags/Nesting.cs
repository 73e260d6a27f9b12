using System.Reflection.Metadata;

namespace Amorsize.Caching.Flags;

/// <summary>The types that a nested type stands in.</summary>
internal static class Nesting
{
    // More levels than any type has: malformed metadata may nest a type in itself.
    private const int MostLevels = 100;

    /// <summary>The outermost type first, the type itself last.</summary>
    public static List<TypeDefinitionHandle> Of(MetadataReader reader, TypeDefinitionHandle type) =>
        Chain(type, t => reader.GetTypeDefinition(t).GetDeclaringType() is { IsNil: false } outer ? outer : null);

    /// <summary>The outermost type first, the type itself last.</summary>
    public static List<TypeReferenceHandle> Of(MetadataReader reader, TypeReferenceHandle type) =>
        Chain(type, t => reader.GetTypeReference(t).ResolutionScope is { Kind: HandleKind.TypeReference, IsNil: false } outer ? (TypeReferenceHandle)outer : null);

    private static List<T> Chain<T>(T innermost, Func<T, T?> outerOf)
        where T : struct
    {
        var chain = new List<T>();
        for (T? type = innermost; type is { } next; type = outerOf(next))
        {
            if (chain.Count == MostLevels)
                throw new BadImageFormatException("A type is nested in itself");
            chain.Add(next);
        }
        chain.Reverse();
        return chain;
    }
}
