using System.Reflection;
using System.Reflection.Emit;

namespace Amorsize.Discovery.Metadata;

/// <summary>The kind of operand of each IL instruction.</summary>
internal static class IlOperands
{
    /// <summary>The first byte of each instruction code of two bytes.</summary>
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

    /// <summary>The operand of an instruction whose code is one byte.</summary>
    public static OperandType Of(byte code) => oneByte[code] ?? throw Unknown(code);

    /// <summary>The operand of an instruction whose code is <see cref="Prefix"/> and one more byte.</summary>
    public static OperandType AfterPrefix(byte code) => twoBytes[code] ?? throw Unknown((Prefix << 8) | code);

    /// <summary>Size of an operand, in bytes. The operand of a switch is longer: its size here is that of the count it begins with.</summary>
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
