using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using CsCheck;

namespace Amorsize.Cache.Tests.Remote;

[TestClass]
public sealed class RemoteFormatTests
{
    private const string Scope = "main";

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a secret of the team");
    private static readonly string Key = RemoteKey.Of(Sample.Request, Scope);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void RemoteEntry_WrittenAndRead_IsTheSame(bool isSigned)
    {
        var secret = isSigned ? Secret : null;

        var reading = Read(RemoteFormat.Write(Sample.Entry(), Key, secret), secret);

        Assert.AreEqual(EntryFormat.WriteLine(Sample.Entry()), EntryFormat.WriteLine(reading.Entry!));
    }

    [TestMethod]
    public void Read_WithoutSecret_IgnoresTheSignature() =>
        Assert.IsNotNull(Read(RemoteFormat.Write(Sample.Entry(), Key, Secret), secret: null).Entry);

    [TestMethod]
    public void Read_UnsignedEntryWithSecret_IsUntrusted() =>
        AssertDefect(Verdict.RemoteUntrusted, "it is not signed", RemoteFormat.Write(Sample.Entry(), Key, secret: null), Secret);

    [TestMethod]
    public void Read_EntrySignedWithAnotherSecret_IsUntrusted() =>
        AssertDefect(Verdict.RemoteUntrusted, "its signature", RemoteFormat.Write(Sample.Entry(), Key, "another"u8.ToArray()), Secret);

    [TestMethod]
    public void Read_EntrySignedForAnotherKey_IsUntrusted()
    {
        var other = Sample.Entry() with { Fingerprint = Sample.OtherFingerprint };

        AssertDefect(Verdict.RemoteUntrusted, "not for this key", RemoteFormat.Write(other, RemoteKey.Of(other, Scope), Secret), Secret);
    }

    [TestMethod]
    public void Read_ChangedByte_IsRefused() => Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 255]).Sample((at, change) =>
    {
        var sent = RemoteFormat.Write(Sample.Entry(), Key, Secret);
        sent[at % sent.Length] ^= (byte)change;
        return Read(sent, Secret).Entry is null;
    }, iter: 5_000);

    [TestMethod]
    public void Read_TruncatedBytes_AreCorrupt()
    {
        var sent = RemoteFormat.Write(Sample.Entry(), Key, secret: null);

        for (var length = 0; length < sent.Length; length++)
            Assert.AreEqual(Verdict.Corrupt, Read(sent[..length], secret: null).Defect!.Verdict, $"{length} bytes");
    }

    [TestMethod]
    public void Read_TrailingByte_IsCorrupt() =>
        AssertDefect(Verdict.Corrupt, "truncated: it has", [.. RemoteFormat.Write(Sample.Entry(), Key, secret: null), (byte)'\n'], secret: null);

    [TestMethod]
    public void Read_HtmlPage_IsCorrupt() =>
        AssertDefect(Verdict.Corrupt, "it is no entry of ours", "<!DOCTYPE html><html><body>Please log in.</body></html>\n"u8.ToArray(), secret: null);

    [TestMethod]
    public void Read_EmptyAnswer_SaysThatItIsEmpty() => AssertDefect(Verdict.Corrupt, "it is empty", [], secret: null);

    [TestMethod]
    [DataRow("amorsize-remote-1 ##vso[task.prependpath]/evil 00 unsigned\n")]
    [DataRow("amorsize-remote-1 -1 00 unsigned\n")]
    [DataRow("amorsize-remote-1 99999 00 unsigned\n")]
    public void Read_ForgedHeader_IsNotQuotedInTheReason(string received) =>
        AssertDefect(Verdict.Corrupt, "it is no entry of ours", Encoding.ASCII.GetBytes(received), Secret);

    [TestMethod]
    public void Read_ForgedContent_IsNotQuotedInTheReason()
    {
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(EntryFormat.Write(Sample.Entry())).Replace("\"Threads\"", "\"##vso[x]\"", StringComparison.Ordinal));
        var header = $"amorsize-remote-1 {body.Length} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))} unsigned\n";

        AssertDefect(Verdict.Corrupt, "its content is no entry, or has values out of their ranges", [.. Encoding.ASCII.GetBytes(header), .. body], secret: null);
    }

    [TestMethod]
    public void Read_MoreThan64KiB_IsTooLarge() =>
        AssertDefect(Verdict.Corrupt, "too large: more than 64 KiB", new byte[RemoteFormat.MaxBytes + 1], secret: null);

    [TestMethod]
    public void Read_EntryOfAnotherKey_IsCorrupt()
    {
        var other = Sample.Entry() with { Machine = Sample.Elsewhere };

        AssertDefect(Verdict.Corrupt, "wrong key: the entry is of another workload, or of other", RemoteFormat.Write(other, Key, secret: null), secret: null);
    }

    [TestMethod]
    public void Read_Failure_IsCorrupt() =>
        AssertDefect(Verdict.Corrupt, "it is no result of a measurement", RemoteFormat.Write(Sample.Failed(), Key, secret: null), secret: null);

    [TestMethod]
    public void Read_SignedValueOutOfRange_IsCorrupt()
    {
        var body = Encoding.UTF8.GetString(EntryFormat.Write(Sample.Entry()));
        var entry = Sample.Entry().With(Sample.Entry().Profile with { Speedup = -1 });
        Assert.AreNotEqual(body, Encoding.UTF8.GetString(EntryFormat.Write(entry)));

        Assert.AreEqual(Verdict.Corrupt, Read(RemoteFormat.Write(entry, Key, Secret), Secret).Defect!.Verdict);
    }

    private static EntryReading Read(byte[] received, byte[]? secret) => RemoteFormat.Read(received, Key, Scope, secret);

    private static void AssertDefect(Verdict verdict, string detail, byte[] received, byte[]? secret)
    {
        var reading = Read(received, secret);

        Assert.IsNull(reading.Entry);
        Assert.AreEqual(verdict, reading.Defect!.Verdict);
        Assert.Contains(detail, reading.Defect.Detail);
    }
}
