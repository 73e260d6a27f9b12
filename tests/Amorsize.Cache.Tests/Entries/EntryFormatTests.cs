using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement;

namespace Amorsize.Cache.Tests.Entries;

[TestClass]
public sealed class EntryFormatTests
{
    private static readonly string text = Encoding.UTF8.GetString(EntryFormat.Write(Sample.Entry()));

    [TestMethod]
    public void Entry_WrittenAndRead_IsTheSame()
    {
        var read = EntryFormat.Read(Encoding.UTF8.GetBytes(text));

        Assert.IsNull(read.Defect);
        Assert.AreEqual(Sample.Entry().With(read.Entry!.Profile) with { MeasurementProperties = read.Entry!.MeasurementProperties }, read.Entry);
        Assert.AreEqual(Sample.Entry().Profile.Reason, read.Entry!.Profile.Reason);
        Assert.AreSequenceEqual(Sample.Settings, read.Entry.MeasurementProperties);
        Assert.AreEqual(text, Encoding.UTF8.GetString(EntryFormat.Write(read.Entry)));
    }

    [TestMethod]
    public void Failure_WrittenAndRead_IsTheSame()
    {
        var failed = Sample.Failed();

        var read = EntryFormat.Read(EntryFormat.Write(failed));

        Assert.AreEqual(failed with { MeasurementProperties = read.Entry!.MeasurementProperties }, read.Entry);
    }

    [TestMethod]
    public void FailureWithEarlierResult_WrittenAndRead_KeepsIt()
    {
        var failed = Sample.Failed() with { Result = (EntryResult.Failed)Sample.Failed().Result with { Known = Sample.Entry().Result } };

        var read = EntryFormat.Read(EntryFormat.Write(failed)).Entry!;

        Assert.IsFalse(read.IsMeasured);
        Assert.AreEqual(Sample.Entry().Profile.Choice, ((EntryResult.Loop)read.ProfileResult!).Profile.Choice);
        Assert.AreEqual(failed.Failure, read.Failure);
    }

    [TestMethod]
    [DataRow("Pruned", "was pruned on 2026-03-01 because it was 40 d old")]
    [DataRow("Corrupt", "it was 40 d old; quarantined on 2026-03-01")]
    public void Tombstone_WrittenAndRead_IsTheSame(string verdict, string said)
    {
        var tombstone = new Tombstone(Sample.Key, Enum.Parse<Verdict>(verdict), "it was 40 d old", Sample.Noon);

        var read = EntryFormat.Read(EntryFormat.Write(tombstone));

        Assert.AreEqual(tombstone, read.Tombstone);
        Assert.AreEqual(said, read.Tombstone!.Finding.Detail);
        Assert.IsNull(read.Entry);
        Assert.IsNull(read.Defect);
    }

    [TestMethod]
    public void Tombstone_OfAnotherVerdict_IsCorrupt() =>
        AssertCorrupt("'verdict' is not that of a tombstone", EntryFormat.Write(new Tombstone(Sample.Key, Verdict.Expired, "", Sample.Noon)));

    [TestMethod]
    public void Write_Entry_IsIndentedAndEndsWithANewline()
    {
        Assert.StartsWith("{\n  \"formatVersion\": 1,\n  \"sha256\": \"", text);
        Assert.Contains("\n  \"entry\": {\n    \"key\": {\n      \"assembly\": \"MyApp.Imaging\",\n", text);
        Assert.EndsWith("\n    }\n  }\n}\n", text);
    }

    [TestMethod]
    public void Read_CreationTime_KeepsTheTick()
    {
        var created = Sample.Noon.AddTicks(1234567);

        Assert.AreEqual(created, EntryFormat.Read(EntryFormat.Write(Sample.Entry() with { CreatedAt = created })).Entry!.CreatedAt);
    }

    [TestMethod]
    [DataRow("", "the file is empty")]
    [DataRow("[]", "an object was expected, found Array")]
    [DataRow("null", "an object was expected, found Null")]
    [DataRow("{}\n", "'formatVersion' is missing")]
    [DataRow("{", "truncated: it ends after 1 bytes")]
    [DataRow("   ", "truncated: it ends after 3 bytes")]
    [DataRow("<html>Sign in</html>", "not JSON: '<' is an invalid start")]
    [DataRow("\0\0\0\0", "not JSON: '0x00' is an invalid start")]
    [DataRow("\ufeff{}", "not JSON: ")]
    [DataRow("""{"formatVersion":1,"formatVersion":1}""", "not JSON: Duplicate property 'formatVersion'")]
    [DataRow("""{"formatVersion":1e999,"sha256":"","entry":{}}""", "'formatVersion' is not a number from")]
    [DataRow("""{"formatVersion":NaN}""", "not JSON: 'N' is an invalid start")]
    [DataRow("""{"formatVersion":"1","sha256":"","entry":{}}""", "'formatVersion' is String, not Number")]
    [DataRow("""{"formatVersion":1,"sha256":"\ud800","entry":{}}""", "'sha256' is not Unicode: Cannot read incomplete UTF-16")]
    [DataRow("""{"formatVersion":1,"sha256":"","entry":null}""", "'entry' is Null, not Object")]
    [DataRow("{\"formatVersion\":1,\"sha256\":\"\",\"entry\":{}}\n", "the checksum is not that of the content")]
    public void Read_OtherContent_IsCorruptWithTheReason(string file, string reason) => AssertCorrupt(reason, file);

    [TestMethod]
    public void Read_TextThatIsNotUtf8_IsCorrupt()
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes[text.IndexOf("sha256\": \"", StringComparison.Ordinal) + 12] = 0xff;

        AssertCorrupt("'sha256' is not Unicode: Cannot transcode invalid UTF-8", bytes);
    }

    [TestMethod]
    public void Read_DeepNesting_IsCorrupt() =>
        AssertCorrupt("not JSON: The maximum configured depth of 16 has been exceeded", string.Concat(Enumerable.Repeat("[", 500_000)));

    [TestMethod]
    public void Read_FileOf2Megabytes_IsTooLarge()
    {
        AssertCorrupt("too large: more than 1024 KiB", new byte[2_000_000]);
        AssertCorrupt("too large: more than 1024 KiB", text + new string(' ', EntryFormat.MaxBytes));
    }

    [TestMethod]
    [DataRow("\"processors\": 8,", "\"processors\": 0,", "'processors' is not a number from 1 to 65536")]
    [DataRow("\"processors\": 8,", "\"processors\": 8.5,", "'processors' is not a number from 1 to 65536")]
    [DataRow("\"processors\": 8,", "\"processors\": 99999999999999999999999999,", "'processors' is not a number from 1 to 65536")]
    [DataRow("\"memoryGiB\": 16", "\"memoryGiB\": -16", "'memoryGiB' is not a number from 1 to 1073741824")]
    [DataRow("\"speedup\": 6.1234,", "\"speedup\": 1e999,", "'speedup' is not a number from 0 to 1000000000")]
    [DataRow("\"speedup\": 6.1234,", "", "'speedup' is missing")]
    [DataRow("\"fingerprint\": \"0", "\"fingerprint\": \"G", "'fingerprint' is not 64 hexadecimal digits")]
    [DataRow("\"fingerprint\": \"0", "\"fingerprint\": \"", "'fingerprint' is not 64 hexadecimal digits")]
    [DataRow("\"createdAt\": \"2026", "\"createdAt\": \"yesterday", "'createdAt' is not an ISO 8601 time")]
    [DataRow("\"execution\": \"Threads\"", "\"execution\": \"Gpu\"", "'execution' is 'Gpu', which is none of Sequential, Threads, Async")]
    [DataRow($"\"methodVersion\": \"{MeasurementPolicy.CurrentMethodVersion}\"", "\"methodVersion\": 1", "'methodVersion' is Number, not String")]
    [DataRow("\"configuration\": \"Release\"", "\"configuration\": null", "'configuration' is Null, not String")]
    [DataRow("\"Optimize\": \"true\"", "\"Optimize\": true", "'Optimize' is True, not String")]
    [DataRow("\"profile\": {", "\"prophet\": {", "'profile' is missing")]
    [DataRow("\"profile\": {\n      \"workload\": \"thumbnails\"", "\"profile\": {\n      \"workload\": \"others\"", "the profile is of 'others', the key of 'thumbnails'")]
    [DataRow("\"profile\": {", "\"failure\": {", "'outcome' is missing")]
    [DataRow("\"profile\": {", "\"failure\": { \"outcome\": \"Measured\", \"message\": \"\",", "'outcome' of a failure is Measured")]
    public void Read_ValueOutOfRangeWithGoodChecksum_IsCorrupt(string old, string changed, string reason) =>
        AssertCorrupt(reason, Forge(body => body.Replace(old, changed, StringComparison.Ordinal)));

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    [DataRow(-1)]
    public void Read_AnotherFormatVersion_IsVersionMismatch(int version)
    {
        var read = EntryFormat.Read(Encoding.UTF8.GetBytes(Forge(_ => "{ \"layout\": [\"nobody knows\"] }", version)));

        Assert.IsNull(read.Entry);
        Assert.AreEqual(new Finding(Verdict.VersionMismatch, string.Create(CultureInfo.InvariantCulture, $"format cached v{version}, current v1")), read.Defect);
    }

    [TestMethod]
    public void Read_AnotherFormatVersionWithWrongChecksum_IsCorrupt() =>
        AssertCorrupt("the checksum is not that of the content", text.Replace("\"formatVersion\": 1", "\"formatVersion\": 2", StringComparison.Ordinal).Replace("thumbnails", "Thumbnails", StringComparison.Ordinal));

    /// <summary>An entry's file with changed content and a matching checksum.</summary>
    private static string Forge(Func<string, string> change, int version = EntryFormat.Version)
    {
        var start = text.IndexOf("\"entry\": ", StringComparison.Ordinal) + "\"entry\": ".Length;
        var original = text[start..^"\n}\n".Length];
        var body = change(original);
        Assert.AreNotEqual(original, body);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        return string.Create(CultureInfo.InvariantCulture, $"{{\"formatVersion\": {version}, \"sha256\": \"{checksum}\", \"entry\": {body}}}\n");
    }

    private static void AssertCorrupt(string reason, string file) => AssertCorrupt(reason, Encoding.UTF8.GetBytes(file));

    private static void AssertCorrupt(string reason, byte[] file)
    {
        var read = EntryFormat.Read(file);

        Assert.IsNull(read.Entry);
        Assert.AreEqual(Verdict.Corrupt, read.Defect!.Verdict);
        Assert.StartsWith(reason, read.Defect.Detail);
    }
}
