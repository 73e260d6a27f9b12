using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Amorsize.Discovery.Metadata;

/// <summary>The kind of operand of each IL instruction.</summary>
internal static class IlOperands
{
    /// <summary>The first byte of every two-byte opcode.</summary>
    public const byte Prefix = 0xFE;

    // A letter for each opcode: A stands for the first OperandType, B for the second; a question mark for an unknown opcode (ECMA-335, III.1.2.1). Asking
    // reflection for all fields of OpCodes would cost more than reading a small assembly.
    private static ReadOnlySpan<byte> OneByte =>
        "FFFFFFFFFFFFFFSSSSSSFFFFFFFFFFFQCDRH?FFEEJFPPPPPPPPPPPPPAAAAAAAAAAAAALFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFENNKENNF??NFBBBBB"u8 +
        "BNFFFFFFFFFFNNFNFFFFFFFFFFFFFFFFFFFNNN?????????????FFFFFFFF???????NF??N?????????MFFFFFFFFFFFFAPFF???????????????????????FFFFFFFF"u8;

    private static ReadOnlySpan<byte> TwoBytes => "FFFFFFEE?OOOOOOF?FQFFNNFF?F?NFF"u8;

    /// <summary>The operand of an instruction with a one-byte opcode.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OperandType Of(byte code) => Decoded(OneByte[code], code);

    /// <summary>The operand of an instruction whose opcode is <see cref="Prefix"/> and this byte.</summary>
    public static OperandType AfterPrefix(byte code) => Decoded(code < TwoBytes.Length ? TwoBytes[code] : (byte)'?', (Prefix << 8) | code);

    /// <summary>Size of an operand, in bytes. For a switch it is only the size of the leading count, which the jump targets follow.</summary>
    public static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static OperandType Decoded(byte letter, int code) => letter == '?' ? throw new BadImageFormatException($"No instruction has the code {code:x}") : (OperandType)(letter - 'A');
}
