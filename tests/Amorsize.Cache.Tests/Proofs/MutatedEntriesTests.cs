using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Fuzz.Oracle;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>100,000 mutations, each read as it is and with its checksums made good. What must hold of each is what <see cref="ParserOracle"/> says.</summary>
[TestClass]
public sealed class MutatedEntriesTests
{
    private const int Rounds = 25_000;

    private static readonly byte[] export = ExportFormat.Write([Sample.Entry(), Sample.Entry() with { Machine = Sample.Elsewhere }]);

    [TestMethod]
    public void A_mutated_result_breaks_no_promise() => ReadEntry(EntryFormat.Write(Sample.Entry()));

    [TestMethod]
    public void A_mutated_failure_breaks_no_promise() => ReadEntry(EntryFormat.Write(Sample.Failed()));

    [TestMethod]
    public void A_mutated_tombstone_breaks_no_promise() => ReadEntry(EntryFormat.Write(new Tombstone(Sample.Key, Verdict.Pruned, "it was old", Sample.Noon)));

    [TestMethod]
    public void A_mutated_export_breaks_no_promise() => Read(export, ParserOracle.ReadExport, isAnother: _ => false);

    [TestMethod]
    public void Every_value_in_every_place_of_an_entry_breaks_no_promise()
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
            // The same where it is not JSON: that was read.
            var good = Checksums.Repair(file);
            repaired += !ReferenceEquals(good, file) && read(good) ? 1 : 0;
        }
        // Raw, white space outside the checksum is nearly all that may change. Repaired, many get through to the values, and many do not.
        Assert.IsLessThan(Rounds / 20, raw);
        Assert.IsGreaterThan(Rounds / 20, repaired);
        Assert.IsLessThan(Rounds / 2, repaired);
    }
}
