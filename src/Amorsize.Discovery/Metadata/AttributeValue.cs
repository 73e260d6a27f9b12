using System.Buffers;
using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Reads the encoded value of an attribute without the types of its parameters.</summary>
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

    /// <summary>The texts at the start of the value: the constructor's arguments as long as they are strings or types.</summary>
    public static IReadOnlyList<string> Texts(BlobReader value)
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
