using System.Reflection;
using System.Reflection.Emit;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Tests.Metadata;

[TestClass]
public sealed class IlInstructionTests
{
    private static IEnumerable<OpCode> All => typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(one => (OpCode)one.GetValue(null)!).Where(code => code.OpCodeType != OpCodeType.Nternal);

    [TestMethod]
    public void Read_EachOpcode_EndsAfterItsOperand()
    {
        foreach (var code in All)
        {
            var instructions = IlInstruction.Read([.. Encoded(code), .. new byte[SizeOf(code.OperandType)], (byte)OpCodes.Ret.Value]);

            Assert.HasCount(2, instructions, code.Name);
            Assert.AreEqual(code.OperandType, instructions[0].Operand, code.Name);
        }
    }

    [TestMethod]
    public void IsSimplePush_EachOpcode_OnlyWhatPushesAConstantAnArgumentOrALocal()
    {
        foreach (var code in All)
        {
            var name = code.Name!;
            var pushes = (name.StartsWith("ldarg", StringComparison.Ordinal) || name.StartsWith("ldloc", StringComparison.Ordinal) || name.StartsWith("ldc.", StringComparison.Ordinal) || name is "ldnull" or "ldstr")
                && !name.StartsWith("ldarga", StringComparison.Ordinal) && !name.StartsWith("ldloca", StringComparison.Ordinal);

            Assert.AreEqual(pushes, IlInstruction.Read([.. Encoded(code), .. new byte[SizeOf(code.OperandType)]])[0].IsSimplePush, name);
        }
    }

    [TestMethod]
    [DataRow(new byte[] { 0xFE }, DisplayName = "a prefix alone")]
    [DataRow(new byte[] { 0x20, 1, 2, 3 }, DisplayName = "half of an operand")]
    [DataRow(new byte[] { 0x45, 2, 0, 0, 0, 1, 2, 3, 4 }, DisplayName = "a switch without its second target")]
    [DataRow(new byte[] { 0x45, 255, 255, 255, 255 }, DisplayName = "a switch of all targets")]
    [DataRow(new byte[] { 0x24 }, DisplayName = "an unknown opcode")]
    [DataRow(new byte[] { 0xFE, 0xFF }, DisplayName = "an unknown opcode after the prefix")]
    public void Read_DamagedBody_IsRefused(byte[] il) => Assert.ThrowsExactly<BadImageFormatException>(() => IlInstruction.Read(il));

    [TestMethod]
    public void TargetsIn_Branches_AreCountedFromTheNextInstruction()
    {
        Assert.AreSequenceEqual([7], IlInstruction.Read([0x2B, 5])[0].TargetsIn([0x2B, 5]));
        Assert.AreSequenceEqual([10], IlInstruction.Read([0x38, 5, 0, 0, 0])[0].TargetsIn([0x38, 5, 0, 0, 0]));
        byte[] branches = [0x45, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0];
        Assert.AreSequenceEqual([14, 15], IlInstruction.Read(branches)[0].TargetsIn(branches));
        Assert.IsEmpty(IlInstruction.Read([0x2A])[0].TargetsIn([0x2A]));
    }

    private static byte[] Encoded(OpCode code) => code.Size == 1 ? [(byte)code.Value] : [(byte)(code.Value >> 8), (byte)code.Value];

    // A switch has no targets here, only their number.
    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
