using System.Buffers.Binary;
using System.Reflection.Emit;

namespace Amorsize.Discovery.Metadata;

/// <summary>One instruction of a method body.</summary>
/// <param name="Offset">Offset of its first byte from the start of the IL.</param>
/// <param name="Code">Its opcode. A short branch has the opcode of the long one, because its form depends on the distance only.</param>
/// <param name="Operand">The kind of its operand.</param>
/// <param name="Start">Offset of the operand.</param>
/// <param name="End">Offset of the next instruction.</param>
internal readonly record struct IlInstruction(int Offset, int Code, OperandType Operand, int Start, int End)
{
    private const int FirstShortBranch = 0x2B, LastShortBranch = 0x37, ShortToLong = 0x0D, ShortLeave = 0xDE, Leave = 0xDD;

    /// <summary>Whether it pushes a constant, an argument or a local, and does nothing else.</summary>
    // In the order of ECMA-335, III.3: ldarg.0 to ldloc.3, ldarg.s, ldloc.s, ldnull to ldc.r8, ldstr; with prefix ldarg, ldloc.
    public bool IsSimplePush => Code is (>= 0x02 and <= 0x09) or 0x0E or 0x11 or (>= 0x14 and <= 0x23) or 0x72 or 0xFE09 or 0xFE0C;

    public bool IsBranch => Operand is OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget or OperandType.InlineSwitch;

    /// <summary>The instructions of a method body, the first one first.</summary>
    /// <exception cref="BadImageFormatException">The body ends within an instruction, or has an unknown one.</exception>
    public static List<IlInstruction> Read(ReadOnlySpan<byte> il)
    {
        var instructions = new List<IlInstruction>();
        for (var at = 0; at < il.Length;)
        {
            var isLong = il[at] == IlOperands.Prefix;
            if (isLong && at + 1 >= il.Length)
                throw new BadImageFormatException("A method ends within an instruction");
            var operand = isLong ? IlOperands.AfterPrefix(il[at + 1]) : IlOperands.Of(il[at]);
            var code = isLong ? (IlOperands.Prefix << 8) | il[at + 1] : Lengthened(il[at]);
            var start = at + (isLong ? 2 : 1);
            var end = (long)start + IlOperands.Size(operand);
            if (operand == OperandType.InlineSwitch && end <= il.Length)
                end += sizeof(int) * (long)BinaryPrimitives.ReadUInt32LittleEndian(il[start..]);
            if (end > il.Length)
                throw new BadImageFormatException("An instruction ends after the end of its method");
            instructions.Add(new(at, code, operand, start, (int)end));
            at = (int)end;
        }
        return instructions;
    }

    /// <summary>The offsets to which a branch or a switch may jump.</summary>
    public IEnumerable<int> TargetsIn(byte[] il)
    {
        if (Operand == OperandType.ShortInlineBrTarget)
            yield return End + (sbyte)il[Start];
        if (Operand == OperandType.InlineBrTarget)
            yield return End + BitConverter.ToInt32(il, Start);
        for (var at = Start + sizeof(int); Operand == OperandType.InlineSwitch && at < End; at += sizeof(int))
            yield return End + BitConverter.ToInt32(il, at);
    }

    private static int Lengthened(byte code) => code switch
    {
        >= FirstShortBranch and <= LastShortBranch => code + ShortToLong,
        ShortLeave => Leave,
        _ => code,
    };
}
