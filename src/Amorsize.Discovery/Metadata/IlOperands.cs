using System.Reflection;
using System.Reflection.Emit;

namespace Amorsize.Discovery.Metadata;

/// <summary>The kind of operand of each IL instruction.</summary>
internal static class IlOperands
{
    /// <summary>The first byte of every two-byte opcode.</summary>
    public const byte Prefix = 0xFE;

    private static readonly OperandType?[] oneByte = new OperandType?[256];
    private static readonly OperandType?[] twoBytes = new OperandType?[256];

    static IlOperands()
    {
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is OpCode code)
                (code.Size == 1 ? oneByte : twoBytes)[code.Value & 0xFF] = code.OperandType;
        }
    }

    /// <summary>The operand of an instruction with a one-byte opcode.</summary>
    public static OperandType Of(byte code) => oneByte[code] ?? throw Unknown(code);

    /// <summary>The operand of an instruction whose opcode is <see cref="Prefix"/> and this byte.</summary>
    public static OperandType AfterPrefix(byte code) => twoBytes[code] ?? throw Unknown((Prefix << 8) | code);

    /// <summary>Size of an operand, in bytes. For a switch it is only the size of the leading count, which the jump targets follow.</summary>
    public static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static BadImageFormatException Unknown(int code) => new($"No instruction has the code {code:x}");
}
