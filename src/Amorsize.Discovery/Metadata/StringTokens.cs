using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Amorsize.Discovery.Metadata;

/// <summary>Tokens of IL that stand for string literals (ECMA-335, III.1.9).</summary>
internal static class StringTokens
{
    // The highest byte of such a token. The others are the offset of the string.
    private const int TokenType = 0x70;
    private const int OffsetMask = 0xFFFFFF;

    public static bool IsString(int token) => token >>> 24 == TokenType;

    public static string TextOf(MetadataReader reader, int token) => reader.GetUserString(MetadataTokens.UserStringHandle(token & OffsetMask));
}
