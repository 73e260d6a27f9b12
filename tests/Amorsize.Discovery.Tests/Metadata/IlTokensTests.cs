using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Tests.Metadata;

[TestClass]
public sealed class IlTokensTests
{
    private const byte Call = 0x28;
    private const byte Ldftn = 0x06;
    private const byte Prefix = 0xFE;
    private const byte Ret = 0x2A;
    private const byte Switch = 0x45;

    [TestMethod]
    [DataRow(new byte[] { Call, 1, 0, 0, 6, Ret }, "1:06000001")]
    [DataRow(new byte[] { Prefix, Ldftn, 2, 0, 0, 6, Ret }, "2:06000002")]
    [DataRow(new byte[] { Switch, 2, 0, 0, 0, Call, 0, 0, 0, Call, 0, 0, 0, Call, 3, 0, 0, 6 }, "14:06000003")]
    [DataRow(new byte[] { Switch, 0, 0, 0, 0, Call, 4, 0, 0, 6 }, "6:06000004")]
    [DataRow(new byte[] { Ret }, "")]
    [DataRow(new byte[] { }, "")]
    public void MoveNext_WellFormedIl_FindsEachTokenAndNoOther(byte[] il, string tokens) => Assert.AreEqual(tokens, TokensOf(il));

    [TestMethod]
    [DataRow(new byte[] { Call, 1, 0 })]
    [DataRow(new byte[] { Prefix })]
    [DataRow(new byte[] { Switch, 1, 0 })]
    [DataRow(new byte[] { Switch, 2, 0, 0, 0, 0, 0, 0, 0 })]
    [DataRow(new byte[] { Switch, 255, 255, 255, 255, Ret })]
    [DataRow(new byte[] { Switch, 255, 255, 255, 63, Ret })]
    [DataRow(new byte[] { Switch, 255, 255, 255, 127, Ret })]
    [DataRow(new byte[] { 0xA6 })]
    [DataRow(new byte[] { Prefix, 0xFF })]
    public void MoveNext_TruncatedOrUnknownInstruction_ThrowsBadImageFormat(byte[] il) => Assert.ThrowsExactly<BadImageFormatException>(() => TokensOf(il));

    private static string TokensOf(byte[] il)
    {
        var found = new List<string>();
        var tokens = new IlTokens(il);
        while (tokens.MoveNext())
            found.Add($"{tokens.Offset}:{tokens.Token:x8}");
        return string.Join(' ', found);
    }
}
