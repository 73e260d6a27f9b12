using System.Reflection.Metadata;

namespace Amorsize.Caching.Flags;

/// <summary>What a method's signature says before its types.</summary>
internal static class SignatureShape
{
    public static int ParameterCount(MetadataReader reader, BlobHandle signature)
    {
        var blob = reader.GetBlobReader(signature);
        if (blob.ReadSignatureHeader().IsGeneric)
            blob.ReadCompressedInteger();
        return blob.ReadCompressedInteger();
    }
}
