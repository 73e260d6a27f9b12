using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Amorsize.Platform.Files;

/// <summary>
/// A checksum of 64 bits, to recognize unchanged content quickly. Its upper half is the CRC-32C (RFC 3720, appendix B.4) of the 8-byte words. Its lower half is
/// the CRC-32C of the words times an odd number. It does not protect against deliberate changes; cache entries have SHA-256 for that.
/// </summary>
internal static class Checksum
{
    // 2^64 divided by the golden ratio. Multiplication by an odd number maps different words to different words, and this number mixes their bits well.
    private const ulong OddMultiplier = 0x9E3779B97F4A7C15;

    /// <summary>Returns the checksum as 16 hexadecimal digits.</summary>
    // Without AggressiveOptimization, the first call in a process would read megabytes with unoptimized code.
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
        mixed = BitOperations.Crc32C(mixed, word * OddMultiplier);
    }
}
