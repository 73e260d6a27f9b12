using System.Security.Cryptography;
using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Exchange;

/// <summary>A defective file is neither imported nor changed by an export.</summary>
[TestClass]
public sealed class DamagedExportTests
{
    private static readonly string text = Encoding.UTF8.GetString(ExportFormat.Write([Results.Of("a"), Results.Of("b")]));

    private readonly CacheInMemory build = new();

    [TestMethod]
    public void Exchange_TruncatedFile_IsCorrupt()
    {
        for (var length = 0; length < text.Length - 1; length += 61)
            IsRefused(text[..length], Verdict.Corrupt, "not JSON: ");
    }

    [TestMethod]
    public void Exchange_MergeConflictMarkers_AreCorrupt() => IsRefused(
        text.Replace(",\n", "\n<<<<<<< HEAD\n=======\n,\n>>>>>>> other\n", StringComparison.Ordinal),
        Verdict.Corrupt,
        "not JSON: '<' is invalid");

    [TestMethod]
    public void Exchange_ChangedDigit_IsCorrupt() => IsRefused(
        text.Replace("\"processors\":8", "\"processors\":4", StringComparison.Ordinal),
        Verdict.Corrupt,
        "entry 1: the checksum is not that of the content");

    [TestMethod]
    public void Exchange_TwoResultsOfOneWorkloadAndMachine_AreCorrupt()
    {
        var line = EntryFormat.WriteLine(Results.Of("a"));
        var other = EntryFormat.WriteLine(Results.Of("a", 1));

        IsRefused(FileOf(line, line), Verdict.Corrupt, "a of MyApp.Imaging (net8.0, Release) is in it twice");
        IsRefused(FileOf(line, other), Verdict.Corrupt, "a of MyApp.Imaging (net8.0, Release) is in it twice");
    }

    [TestMethod]
    public void Exchange_Failure_IsCorrupt() =>
        IsRefused(FileOf(EntryFormat.WriteLine(Sample.Failed())), Verdict.Corrupt, "entry 1 is no result of a measurement");

    [TestMethod]
    public void Exchange_AnotherFormatVersion_IsVersionMismatch()
    {
        IsRefused(text.Replace("{\"formatVersion\":1,\"entries\"", "{\"formatVersion\":2,\"entries\"", StringComparison.Ordinal), Verdict.VersionMismatch, "format v2, current v1");
        IsRefused(FileOf(EntryFormat.WriteLine(Results.Of("a")).Replace("{\"formatVersion\":1,", "{\"formatVersion\":2,", StringComparison.Ordinal)), Verdict.VersionMismatch, "entry 1: format cached v2");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("{\"formatVersion\":1}")]
    [DataRow("{\"formatVersion\":1,\"entries\":{}}")]
    [DataRow("{\"formatVersion\":1,\"entries\":[1]}")]
    [DataRow("{\"formatVersion\":1,\"formatVersion\":1,\"entries\":[]}")]
    [DataRow("{\"formatVersion\":1,\"entries\":[{\"formatVersion\":1,\"sha256\":\"\\ud800\",\"entry\":{}}]}")]
    public void Exchange_OtherContent_IsCorrupt(string file) => IsRefused(file, Verdict.Corrupt, "");

    [TestMethod]
    [DataRow("\"processors\":8", "\"processors\":0", "'processors' is not a number from 1 to 65536")]
    [DataRow("\"memoryGiB\":16", "\"memoryGiB\":-1", "'memoryGiB' is not a number from 1 to 1073741824")]
    [DataRow("\"maxDegreeOfParallelism\":8", "\"maxDegreeOfParallelism\":65537", "'maxDegreeOfParallelism' is not a number from 1 to 65536")]
    [DataRow("\"chunkSize\":16", "\"chunkSize\":-16", "'chunkSize' is not a number from 0 to 2147483647")]
    [DataRow("\"speedup\":6.1234", "\"speedup\":1e999", "'speedup' is not a number from 0 to 1000000000")]
    [DataRow("\"createdAt\":\"2026", "\"createdAt\":\"soon", "'createdAt' is not an ISO 8601 time")]
    [DataRow("\"fingerprint\":\"0", "\"fingerprint\":\"../", "'fingerprint' is not 64 hexadecimal digits")]
    [DataRow("\"execution\":\"Threads\"", "\"execution\":\"3\"", "'execution' is '3'")]
    public void Exchange_ValueOutOfRangeWithGoodChecksum_IsCorrupt(string old, string changed, string reason) =>
        IsRefused(FileOf(EntryFormat.WriteLine(Results.Of("good")), Forge(old, changed)), Verdict.Corrupt, reason);

    private static string FileOf(params string[] lines) => $"{{\"formatVersion\":1,\"entries\":[\n{string.Join(",\n", lines)}\n]}}\n";

    /// <summary>An entry's line with changed content and a matching checksum.</summary>
    private static string Forge(string old, string changed)
    {
        const string Start = "\"entry\":";
        var line = EntryFormat.WriteLine(Results.Of("forged"));
        var body = line[(line.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..^1];
        Assert.Contains(old, body);
        body = body.Replace(old, changed, StringComparison.Ordinal);
        return $"{{\"formatVersion\":1,\"sha256\":\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}\",{Start}{body}}}";
    }

    private void IsRefused(string file, Verdict verdict, string reason)
    {
        build.Cache.Store(Results.Of("stored"));
        build.Files[Results.File] = Encoding.UTF8.GetBytes(file);
        var before = build.Files.State();

        foreach (var (merge, defect) in new[] { build.Import(MergePolicy.Overwrite), build.Export(MergePolicy.Overwrite) })
        {
            Assert.IsNull(merge);
            Assert.AreEqual(verdict, defect!.Verdict);
            Assert.Contains(reason, defect.Detail);
        }
        Assert.AreSequenceEqual(before, build.Files.State());
    }
}
