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
    public void What_was_sent_is_read_again(bool isSigned)
    {
        var secret = isSigned ? Secret : null;

        var reading = Read(RemoteFormat.Write(Sample.Entry(), Key, secret), secret);

        Assert.AreEqual(EntryFormat.WriteLine(Sample.Entry()), EntryFormat.WriteLine(reading.Entry!));
    }

    [TestMethod]
    public void Who_has_no_secret_does_not_look_at_signatures() =>
        Assert.IsNotNull(Read(RemoteFormat.Write(Sample.Entry(), Key, Secret), secret: null).Entry);

    [TestMethod]
    public void What_is_not_signed_is_not_trusted_by_who_has_a_secret() =>
        AssertDefect(Verdict.RemoteUntrusted, "it is not signed", RemoteFormat.Write(Sample.Entry(), Key, secret: null), Secret);

    [TestMethod]
    public void What_is_signed_with_another_secret_is_not_trusted() =>
        AssertDefect(Verdict.RemoteUntrusted, "its signature", RemoteFormat.Write(Sample.Entry(), Key, "another"u8.ToArray()), Secret);

    [TestMethod]
    public void What_is_signed_for_another_key_is_not_trusted()
    {
        var other = Sample.Entry() with { Fingerprint = Sample.OtherFingerprint };

        AssertDefect(Verdict.RemoteUntrusted, "not for this key", RemoteFormat.Write(other, RemoteKey.Of(other, Scope), Secret), Secret);
    }

    [TestMethod]
    public void Every_changed_byte_is_noticed() => Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 255]).Sample((at, change) =>
    {
        var sent = RemoteFormat.Write(Sample.Entry(), Key, Secret);
        sent[at % sent.Length] ^= (byte)change;
        return Read(sent, Secret).Entry is null;
    }, iter: 5_000);

    [TestMethod]
    public void Every_truncation_is_noticed()
    {
        var sent = RemoteFormat.Write(Sample.Entry(), Key, secret: null);

        for (var length = 0; length < sent.Length; length++)
            Assert.AreEqual(Verdict.Corrupt, Read(sent[..length], secret: null).Defect!.Verdict, $"{length} bytes");
    }

    [TestMethod]
    public void More_than_was_sent_is_noticed() =>
        AssertDefect(Verdict.Corrupt, "truncated: it has", [.. RemoteFormat.Write(Sample.Entry(), Key, secret: null), (byte)'\n'], secret: null);

    [TestMethod]
    public void A_page_of_somebody_else_is_no_entry() =>
        AssertDefect(Verdict.Corrupt, "it is no entry of ours", "<!DOCTYPE html><html><body>Please log in.</body></html>\n"u8.ToArray(), secret: null);

    [TestMethod]
    public void An_empty_answer_is_said_to_be_empty() => AssertDefect(Verdict.Corrupt, "it is empty", [], secret: null);

    [TestMethod]
    [DataRow("amorsize-remote-1 ##vso[task.prependpath]/evil 00 unsigned\n")]
    [DataRow("amorsize-remote-1 -1 00 unsigned\n")]
    [DataRow("amorsize-remote-1 99999 00 unsigned\n")]
    public void Nothing_that_was_received_is_repeated(string received) =>
        AssertDefect(Verdict.Corrupt, "it is no entry of ours", Encoding.ASCII.GetBytes(received), Secret);

    [TestMethod]
    public void Not_even_of_an_entry_that_is_no_good()
    {
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(EntryFormat.Write(Sample.Entry())).Replace("\"Threads\"", "\"##vso[x]\"", StringComparison.Ordinal));
        var header = $"amorsize-remote-1 {body.Length} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))} unsigned\n";

        AssertDefect(Verdict.Corrupt, "its content is no entry, or has values out of their ranges", [.. Encoding.ASCII.GetBytes(header), .. body], secret: null);
    }

    [TestMethod]
    public void More_than_64_KiB_are_not_even_looked_at() =>
        AssertDefect(Verdict.Corrupt, "too large: more than 64 KiB", new byte[RemoteFormat.MaxBytes + 1], secret: null);

    [TestMethod]
    public void An_entry_of_another_place_is_of_the_wrong_key()
    {
        var other = Sample.Entry() with { Machine = Sample.Elsewhere };

        AssertDefect(Verdict.Corrupt, "wrong key: the entry is of another workload, or of other", RemoteFormat.Write(other, Key, secret: null), secret: null);
    }

    [TestMethod]
    public void A_failure_is_nobody_elses_result() =>
        AssertDefect(Verdict.Corrupt, "it is no result of a measurement", RemoteFormat.Write(Sample.Failed(), Key, secret: null), secret: null);

    [TestMethod]
    public void A_value_out_of_range_is_refused_however_well_it_is_signed()
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
