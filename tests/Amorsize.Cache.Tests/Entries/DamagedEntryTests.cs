using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Entries;

[TestClass]
public sealed class DamagedEntryTests
{
    private static readonly byte[] whole = EntryFormat.Write(Sample.Entry());

    [TestMethod]
    public void Read_EntryTruncatedAtAnyByte_IsCorrupt()
    {
        for (var length = 0; length < whole.Length; length++)
        {
            var read = EntryFormat.Read(whole.AsMemory(0, length));

            Assert.IsNull(read.Entry);
            var reason = length == 0 ? "the file is empty" : $"truncated: it ends after {length} bytes";
            Assert.AreEqual(new Finding(Verdict.Corrupt, reason), read.Defect);
        }
    }

    [TestMethod]
    public void Read_EntryWithAHole_IsCorrupt()
    {
        for (var start = 0; start < whole.Length; start++)
        {
            var holed = whole.ToArray();
            holed.AsSpan(start).Slice(0, Math.Min(512, whole.Length - start)).Clear();

            Assert.AreEqual(Verdict.Corrupt, EntryFormat.Read(holed).Defect?.Verdict);
        }
    }

    [TestMethod]
    public void Read_20000DamagedEntries_NeverThrowsNorReadsAnotherEntry()
    {
        var random = new Random(20260301);
        var refused = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = Damage(random);
            var read = EntryFormat.Read(damaged);

            Assert.AreNotEqual(read.Entry is null, read.Defect is null);
            if (read.Entry is null)
                refused++;
            else
                Assert.AreSequenceEqual(whole, EntryFormat.Write(read.Entry));
        }
        // Only white space outside the checksum may differ.
        Assert.IsGreaterThan(19_000, refused);
    }

    private static byte[] Damage(Random random)
    {
        var bytes = whole.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at));
                    break;
            }
        }
        return [.. bytes];
    }
}
