using System.Buffers;
using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Reads the encoded value of an attribute.</summary>
internal static class AttributeValue
{
    /// <summary>The value without the versions of assemblies: it names a type together with the version of its assembly, and a new version alone must not count.</summary>
    public static byte[] WithoutVersions(byte[] blob)
    {
        var kept = new ArrayBufferWriter<byte>(blob.Length);
        ReadOnlySpan<byte> rest = blob;
        while (rest.IndexOf(", Version="u8) is var at and >= 0)
        {
            kept.Write(rest[..at]);
            rest = rest[(at + ", Version=".Length)..].TrimStart("0123456789."u8);
        }
        kept.Write(rest);
        return kept.WrittenSpan.ToArray();
    }

    /// <summary>The strings and the names of types in the value of an attribute. If it cannot be decoded, those at its start.</summary>
    public static IReadOnlyList<string> Texts(MetadataReader reader, CustomAttribute attribute)
    {
        try
        {
            var value = attribute.DecodeValue(AttributeTypes.Instance);
            return [.. value.FixedArguments.Select(argument => argument.Value).Concat(value.NamedArguments.Select(argument => argument.Value)).SelectMany(TextsOf)];
        }
        // Such as for an enumeration of another assembly that has no 32 bits.
        catch (Exception e) when (Malformed.Says(e))
        {
            return FirstTexts(reader.GetBlobReader(attribute.Value));
        }
    }

    private static IEnumerable<string> TextsOf(object? value) => value switch
    {
        string text => [text],
        ImmutableArray<CustomAttributeTypedArgument<string>> all => all.SelectMany(one => TextsOf(one.Value)),
        _ => [],
    };

    private static List<string> FirstTexts(BlobReader value)
    {
        var texts = new List<string>();
        try
        {
            if (value.Length < sizeof(ushort) || value.ReadUInt16() != NamedArguments.Prolog)
                return texts;
            while (value.RemainingBytes > sizeof(ushort) && value.ReadSerializedString() is { } text)
                texts.Add(text);
        }
        catch (BadImageFormatException)
        {
            // An argument of another type: the texts before it count.
        }
        return texts;
    }
}
