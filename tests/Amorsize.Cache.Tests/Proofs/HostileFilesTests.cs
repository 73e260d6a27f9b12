using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Fuzz.Oracle;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>Files that are made to cost as much as possible. A refusal takes milliseconds, so a time-out of a minute is a defect on any machine.</summary>
[TestClass]
[DoNotParallelize]
public sealed class HostileFilesTests
{
    private const int MiB = 1 << 20;
    private const int TimeoutMilliseconds = 60_000;

    private static readonly byte[] entry = EntryFormat.Write(Sample.Entry());
    private static readonly byte[] export = ExportFormat.Write([Sample.Entry()]);

    [TestMethod]
    [DataRow("nested arrays")]
    [DataRow("nested objects")]
    [DataRow("a list of numbers")]
    [DataRow("a list of empty objects")]
    [DataRow("a number with many digits")]
    [DataRow("a number with many decimals")]
    [DataRow("a number with many zeros")]
    [DataRow("a large exponent")]
    [DataRow("a long text")]
    [DataRow("a text of escapes")]
    [DataRow("many names")]
    [DataRow("many names that differ at the end")]
    [DataRow("one name many times")]
    [DataRow("white space")]
    [Timeout(TimeoutMilliseconds)]
    public void Read_LargeValue_AllocatesAtMost25TimesItsSize(string what)
    {
        var value = Encoding.UTF8.GetBytes(Large(what));
        foreach (var at in new[] { "\"speedup\": ", "\"settings\": ", "\"reason\": ", "\"itemMicroseconds\": " })
            AssertBounded(entry.With(ValueAfter(entry, at), value), ParserOracle.ReadEntry, EntryFormat.Read);
        foreach (var at in new[] { "\"speedup\":", "\"entries\":" })
            AssertBounded(export.With(ValueAfter(export, at), value), ParserOracle.ReadExport, ExportFormat.Read);
    }

    [TestMethod]
    [Timeout(TimeoutMilliseconds)]
    public void Read_ExportOf16MegabytesOfNumbers_IsBounded()
    {
        var hostile = Encoding.UTF8.GetBytes($"{{\"formatVersion\":1,\"entries\":[{string.Join(',', Enumerable.Repeat(1, 8_000_000))}]}}");

        AssertBounded(hostile, ParserOracle.ReadExport, ExportFormat.Read);
    }

    [TestMethod]
    [Timeout(TimeoutMilliseconds)]
    public void LookUp_FileOf100Megabytes_IsReadUpToTheLimit()
    {
        using var directory = new TemporaryDirectory();
        var cache = new ResultCache(directory.Root, new FakeTimeProvider(Sample.Noon), new LocalFileSystem());
        var path = directory.At(Sample.PathOf(Sample.Entry()));
        directory.Write(Sample.PathOf(Sample.Entry()), []);
        WriteHuge(path);
        LookUpResult? answer = null;

        var allocated = AllocatedBy(() => answer = cache.LookUp(Sample.Request));

        Assert.AreEqual("Corrupt: too large: more than 1024 KiB", answer!.Findings.TextOf());
        // The look-up reads 1 MiB to judge the file, and 1 MiB again to check that the file is unchanged when it is quarantined.
        Assert.IsLessThan(3L * MiB, allocated);
        Assert.AreEqual(Verdict.Corrupt, cache.LookUp(Sample.Request).Verdict);
        Assert.IsLessThan(MiB, new FileInfo(path).Length);
    }

    [TestMethod]
    [Timeout(TimeoutMilliseconds)]
    public void LookUp_BaselineOf100Megabytes_IsReadUpToTheLimit()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.At("amorsize.baseline.json");
        WriteHuge(path);
        LookUpResult? answer = null;

        var allocated = AllocatedBy(() => answer = new BaselineFile(path, new FakeTimeProvider(Sample.Noon), new LocalFileSystem()).LookUp(Sample.Request));

        Assert.AreEqual("amorsize.baseline.json: too large: more than 16 MiB", answer!.Findings.Single().Detail);
        Assert.IsLessThan(17L * MiB, allocated);
    }

    [TestMethod]
    public void LookUp_DefectWithLongText_IsQuarantinedOnce()
    {
        var build = new CacheInMemory();
        var path = CacheInMemory.PathOf(Sample.Entry());
        var hostile = Checksums.Repair(entry.With(ValueAfter(entry, "\"execution\": "), Encoding.UTF8.GetBytes(Large("a text of escapes"))));
        build.Files[path] = hostile;

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.IsLessThan(1000, build.LookUp().Findings.Single().Detail.Length);
        Assert.AreSequenceEqual(hostile, build.Files[CacheLayout.QuarantinePathOf(path)]);
    }

    [TestMethod]
    public void Read_DuplicateName_IsCorrupt()
    {
        foreach (var (file, read) in new[] { (entry, (Func<byte[], Finding?>)(bytes => EntryFormat.Read(bytes).Defect)), (export, bytes => ExportFormat.Read(bytes).Defect) })
        {
            var names = 0;
            foreach (var place in Places.Of(file).Where(place => IsName(file, place)))
            {
                names++;
                var name = Encoding.UTF8.GetString(file[place]);
                var escaped = $"\"\\u{(int)name[1]:x4}{name[2..]}";
                foreach (var twin in new[] { name, escaped })
                {
                    var defect = read(Checksums.Repair(file.With(place.Start..place.Start, Encoding.UTF8.GetBytes($"{twin}:0,"))));
                    Assert.AreEqual(Verdict.Corrupt, defect?.Verdict, name);
                    Assert.StartsWith("not JSON: Duplicate property", defect!.Detail);
                }
            }
            Assert.IsGreaterThan(30, names);
        }
    }

    [TestMethod]
    public void Read_HalfOfASurrogatePair_IsCorrupt()
    {
        var checksum = ValueAfter(entry, "\"sha256\": ");
        foreach (var place in Places.Of(entry).Where(place => entry[place.Start] == '"' && !place.Equals(checksum)))
        {
            foreach (var half in new[] { "\"\\ud83d\"", "\"\\ude00x\"" })
            {
                var reading = EntryFormat.Read(Checksums.Repair(entry.With(place, Encoding.UTF8.GetBytes(half))));
                Assert.AreEqual(Verdict.Corrupt, reading.Defect?.Verdict, Encoding.UTF8.GetString(entry[place]));
            }
        }
    }

    [TestMethod]
    public void Read_ByteOrderMark_IsAcceptedOnceAndInExportsOnly()
    {
        byte[] mark = [.. Encoding.UTF8.Preamble];

        Assert.IsFalse(ParserOracle.ReadEntry([.. mark, .. entry]));
        Assert.IsTrue(ParserOracle.ReadExport([.. mark, .. export]));
        Assert.IsFalse(ParserOracle.ReadExport([.. mark, .. mark, .. export]));
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            Assert.IsFalse(ParserOracle.ReadEntry([.. encoding.GetPreamble(), .. encoding.GetBytes(Encoding.UTF8.GetString(entry))]));
            Assert.IsFalse(ParserOracle.ReadExport([.. encoding.GetPreamble(), .. encoding.GetBytes(Encoding.UTF8.GetString(export))]));
        }
    }

    private static string Large(string what) => what switch
    {
        "nested arrays" => new string('[', 200_000) + new string(']', 200_000),
        "nested objects" => string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000),
        "a list of numbers" => $"[{string.Join(',', Enumerable.Repeat(1, 400_000))}]",
        "a list of empty objects" => $"[{string.Join(',', Enumerable.Repeat("{}", 250_000))}]",
        "a number with many digits" => new string('9', 800_000),
        "a number with many decimals" => "0." + new string('9', 800_000),
        "a number with many zeros" => $"0.{new string('0', 800_000)}1",
        "a large exponent" => "1e" + new string('9', 800_000),
        "a long text" => $"\"{new string('x', 900_000)}\"",
        "a text of escapes" => $"\"{string.Concat(Enumerable.Repeat("\\u0000", 150_000))}\"",
        "many names" => $"{{{string.Join(',', Enumerable.Range(0, 60_000).Select(i => $"\"{i}\":\"\""))}}}",
        "many names that differ at the end" => $"{{{string.Join(',', Enumerable.Range(1000, 9000).Select(i => $"\"{new string('x', 80)}{i}\":\"\""))}}}",
        "one name many times" => $"{{{string.Join(',', Enumerable.Repeat("\"a\":\"\"", 100_000))}}}",
        "white space" => new string(' ', 900_000) + "1",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private static void AssertBounded<T>(byte[] file, Func<byte[], bool> check, Func<ReadOnlyMemory<byte>, T> read)
    {
        var hostile = Checksums.Repair(file);
        // JsonDocument needs 12 bytes for a token, every second byte may be a token, and its table doubles as it grows. Texts become UTF-16.
        Assert.IsLessThan(MiB + (25L * hostile.Length), AllocatedBy(() => read(hostile)));
        check(hostile);
    }

    private static bool IsName(byte[] file, Range place) => file[place.Start] == '"' && file[place.End] == ':';

    private static Range ValueAfter(byte[] file, string name)
    {
        var start = file.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(name)) + name.Length;
        return Places.Of(file).Single(place => place.Start.Value == start);
    }

    private static void WriteHuge(string path)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(100 * MiB);
    }

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
