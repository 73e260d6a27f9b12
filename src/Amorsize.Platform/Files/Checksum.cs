using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Amorsize.Platform.Files;

/// <summary>
/// A checksum of 64 bits that tells in an instant whether bytes are those of last time: CRC-32C (RFC 3720, appendix B.4) over their words, and over
/// their words times an odd number. It is no defence against who wants to deceive; entries have SHA-256 for that.
/// </summary>
internal static class Checksum
{
    // Any odd number maps words to words one to one; this one, 2^64 over the golden ratio, mixes them well.
    private const ulong Odd = 0x9E3779B97F4A7C15;

    /// <summary>16 hexadecimal digits.</summary>
    // Optimised at once: in the first call of a process it would otherwise run over megabytes as it is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var length = (uint)bytes.Length;
        var (plain, mixed) = (length, ~length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes), ref plain, ref mixed);
        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        rest.Clear();
        bytes.CopyTo(rest);
        Add(BinaryPrimitives.ReadUInt64LittleEndian(rest), ref plain, ref mixed);
        return (((ulong)plain << 32) | mixed).ToString("x16", CultureInfo.InvariantCulture);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ulong word, ref uint plain, ref uint mixed)
    {
        plain = BitOperations.Crc32C(plain, word);
        mixed = BitOperations.Crc32C(mixed, word * Odd);
    }
}
