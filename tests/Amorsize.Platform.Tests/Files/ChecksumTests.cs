using Amorsize.Platform.Files;

namespace Amorsize.Platform.Tests.Files;

[TestClass]
public sealed class ChecksumTests
{
    [TestMethod]
    public void Of_AnyBitOrLengthChanged_Differs()
    {
        var bytes = new byte[41];
        new Random(1).NextBytes(bytes);
        var seen = new HashSet<string>();

        for (var length = 0; length <= bytes.Length; length++)
            Assert.IsTrue(seen.Add(Checksum.Of(bytes.AsSpan(0, length))), $"length {length}");
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsTrue(seen.Add(Checksum.Of(changed)), $"bit {bit}");
        }
    }

    [TestMethod]
    public void Of_ZerosOfDifferentLengths_Differs() =>
        Assert.HasCount(20, Enumerable.Range(0, 20).Select(length => Checksum.Of(new byte[length])).Distinct());

    [TestMethod]
    public void Of_AnyByteChanged_BothHalvesDiffer()
    {
        var random = new Random(2);
        var bytes = new byte[64];
        random.NextBytes(bytes);
        var before = Checksum.Of(bytes);

        for (var run = 0; run < 1000; run++)
        {
            var changed = bytes.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            var after = Checksum.Of(changed);
            Assert.AreNotEqual(before[..8], after[..8]);
            Assert.AreNotEqual(before[8..], after[8..]);
        }
    }

    [TestMethod]
    public void Of_SameBytesInAnotherArray_IsEqual() => Assert.AreEqual(Checksum.Of("amorsize"u8), Checksum.Of([.. "amorsize"u8]));
}
