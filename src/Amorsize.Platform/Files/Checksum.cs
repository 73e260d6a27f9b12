using System.Security.Cryptography;

namespace Amorsize.Platform.Files;

/// <summary>A checksum of 64 bits, to recognize unchanged content: the first bytes of its SHA-256.</summary>
// The build engine has loaded SHA-256 for its own tasks. A checksum of our own would have to be compiled, which takes 0.8 ms of a build that has nothing to do.
internal static class Checksum
{
    /// <summary>Returns the checksum as 16 hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes), 0, sizeof(ulong)).ToLowerInvariant();
}
