using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Fuzz.Oracle;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>100,000 mutations, each read unchanged and with repaired checksums. <see cref="ParserOracle"/> has the promises that must hold.</summary>
[TestClass]
public sealed class MutatedEntriesTests
{
    private const int Rounds = 25_000;

    private static readonly byte[] export = ExportFormat.Write([Sample.Entry(), Sample.Entry() with { Machine = Sample.Elsewhere }]);

    [TestMethod]
    public void Read_MutatedResult_KeepsThePromises() => ReadEntry(EntryFormat.Write(Sample.Entry()));

    [TestMethod]
    public void Read_MutatedFailure_KeepsThePromises() => ReadEntry(EntryFormat.Write(Sample.Failed()));

    [TestMethod]
    public void Read_MutatedTombstone_KeepsThePromises() => ReadEntry(EntryFormat.Write(new Tombstone(Sample.Key, Verdict.Pruned, "it was old", Sample.Noon)));

    [TestMethod]
    public void Read_MutatedExport_KeepsThePromises() => Read(export, ParserOracle.ReadExport, isAnother: _ => false);

    [TestMethod]
    public void Read_EveryValueInEveryPlace_KeepsThePromises()
    {
        foreach (var file in new[] { EntryFormat.Write(Sample.Entry()), EntryFormat.Write(Sample.Failed()), EntryFormat.Write(new Tombstone(Sample.Key, Verdict.Corrupt, "it was torn", Sample.Noon)) })
        {
            foreach (var place in Places.Of(file))
            {
                foreach (var value in Mutation.Values)
                    ParserOracle.ReadEntry(Checksums.Repair(file.With(place, value)));
            }
        }
    }

    private static void ReadEntry(byte[] whole) => Read(whole, ParserOracle.ReadEntry, file => !whole.AsSpan().SequenceEqual(EntryFormat.Read(file) switch
    {
        { Entry: { } entry } => EntryFormat.Write(entry),
        { Tombstone: { } tombstone } => EntryFormat.Write(tombstone),
        _ => whole,
    }));

    private static void Read(byte[] whole, Func<byte[], bool> read, Func<byte[], bool> isAnother)
    {
        var mutation = new Mutation(seed: 20260301);
        var (raw, repaired) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var file = mutation.Of(whole);
            raw += read(file) ? 1 : 0;
            Assert.IsFalse(isAnother(file), "what the checksum lets through is what was written");
            // Repair returns the same array where the file is not JSON; that file has been read already.
            var good = Checksums.Repair(file);
            repaired += !ReferenceEquals(good, file) && read(good) ? 1 : 0;
        }
        // Without repair, hardly any mutation but white space outside the checksum is accepted. With repair, many are accepted and many are not.
        Assert.IsLessThan(Rounds / 20, raw);
        Assert.IsGreaterThan(Rounds / 20, repaired);
        Assert.IsLessThan(Rounds / 2, repaired);
    }
}
