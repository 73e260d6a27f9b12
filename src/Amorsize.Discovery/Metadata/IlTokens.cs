using System.Buffers.Binary;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Amorsize.Discovery.Metadata;

/// <summary>Enumerates the metadata tokens among the operands of the IL instructions of a method body.</summary>
internal ref struct IlTokens(ReadOnlySpan<byte> il)
{
    private readonly ReadOnlySpan<byte> il = il;
    private int next;

    /// <summary>Offset of the current token from the start of the IL, in bytes.</summary>
    public int Offset { get; private set; }

    public readonly int Token => BinaryPrimitives.ReadInt32LittleEndian(il[Offset..]);

    // Compiled with optimizations at once: a build runs it for each instruction of all code, and ends before the runtime would compile it again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MoveNext()
    {
        while (next < il.Length)
        {
            var code = il[next++];
            var operand = code == IlOperands.Prefix ? IlOperands.AfterPrefix(At(next++)) : IlOperands.Of(code);
            Offset = next;
            next += operand == OperandType.InlineSwitch ? sizeof(int) * (1 + SwitchCount()) : IlOperands.Size(operand);
            if (next > il.Length)
                throw new BadImageFormatException("An instruction ends after the end of its method");
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineSig or OperandType.InlineString or OperandType.InlineTok or OperandType.InlineType)
                return true;
        }
        return false;
    }

    private readonly byte At(int offset) => offset < il.Length ? il[offset] : throw new BadImageFormatException("A method ends within an instruction");

    private readonly int SwitchCount() =>
        BinaryPrimitives.TryReadInt32LittleEndian(il[Offset..], out var count) && count >= 0 && count <= il.Length / sizeof(int)
            ? count
            : throw new BadImageFormatException("A switch is longer than its method");
}
