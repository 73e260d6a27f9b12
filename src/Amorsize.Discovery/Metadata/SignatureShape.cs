using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>What a constructor's signature says before its types.</summary>
internal static class SignatureShape
{
    public static int ParameterCount(MetadataReader reader, BlobHandle signature)
    {
        var blob = reader.GetBlobReader(signature);
        blob.ReadSignatureHeader();
        return blob.ReadCompressedInteger();
    }
}
