using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Remote;

/// <summary>
/// The bytes of an entry in transit to or from a remote cache: a header line, then the entry's file as the body. The header has the format's name, and
/// the body's length, SHA-256 and signature. An incomplete or changed entry is rejected: a connection may break silently, and any server may answer.
/// </summary>
internal static class RemoteFormat
{
    /// <summary>The size limit of an entry that is sent or received, in bytes.</summary>
    public const int MaxBytes = 64 << 10;

    private const string Magic = "amorsize-remote-1";
    private const string Unsigned = "unsigned";

    // In bytes, rounded up from 153: Magic (17), a length of at most 5 digits, two hashes of 64 digits, 3 spaces.
    private const int LongestHeader = 160;

    /// <summary>Encodes an entry for upload.</summary>
    /// <param name="entry">The entry; its history and timeline are not sent.</param>
    /// <param name="key">The entry's <see cref="RemoteKey"/>, which the signature covers.</param>
    /// <param name="secret">The HMAC key; <see langword="null"/> leaves the entry unsigned.</param>
    public static byte[] Write(Entry entry, string key, byte[]? secret)
    {
        var body = EntryFormat.Write(entry.ForOthers);
        var signature = secret is null ? Unsigned : Convert.ToHexStringLower(Sign(secret, key, body));
        var header = string.Create(CultureInfo.InvariantCulture, $"{Magic} {body.Length} {Convert.ToHexStringLower(SHA256.HashData(body))} {signature}\n");
        return [.. Encoding.ASCII.GetBytes(header), .. body];
    }

    /// <summary>Decodes a downloaded entry, or returns the reason why it is rejected.</summary>
    /// <param name="received">All received bytes. Of a file that is too large, any number above <see cref="MaxBytes"/> is enough.</param>
    /// <param name="key">The <see cref="RemoteKey"/> that was requested.</param>
    /// <param name="scope">The scope of this build; see <see cref="RemoteOptions.Scope"/>.</param>
    /// <param name="secret">The HMAC key; <see langword="null"/> accepts an entry with any signature or none.</param>
    public static EntryReading Read(ReadOnlyMemory<byte> received, string key, string scope, byte[]? secret)
    {
        if (received.Length > MaxBytes)
            return EntryReading.Corrupt(string.Create(CultureInfo.InvariantCulture, $"too large: more than {MaxBytes >> 10} KiB"));
        if (received.IsEmpty)
            return EntryReading.Corrupt("it is empty");
        // The messages never quote received bytes: they appear in the build log, and the server is untrusted.
        if (HeaderOf(received.Span) is not [Magic, var digits, var checksum, var signature] header || !ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return EntryReading.Corrupt("it is no entry of ours; a page that asks for a login, or a proxy, may have answered");

        var body = received[(header.Sum(part => part.Length) + header.Length)..];
        if (length != body.Length)
            return EntryReading.Corrupt(string.Create(CultureInfo.InvariantCulture, $"truncated: it has {body.Length} of {length} bytes"));
        if (checksum != Convert.ToHexStringLower(SHA256.HashData(body.Span)))
            return EntryReading.Corrupt("the checksum is not that of the content");
        if (secret is not null && !IsSigned(signature, secret, key, body.Span))
            return EntryReading.Defective(Verdict.RemoteUntrusted, signature == Unsigned ? "it is not signed" : "its signature is not made with the secret that is used here, or not for this key");

        var reading = EntryFormat.Read(body);
        return reading switch
        {
            { Defect.Verdict: Verdict.Corrupt } => EntryReading.Corrupt("its content is no entry, or has values out of their ranges"),
            { Defect: not null } => reading,
            { Entry: { IsMeasured: true } entry } when RemoteKey.Of(entry, scope) == key => EntryReading.Of(entry.ForOthers),
            { Entry.IsMeasured: true } => EntryReading.Corrupt("wrong key: the entry is of another workload, or of other code, settings or machines"),
            _ => EntryReading.Corrupt("it is no result of a measurement"),
        };
    }

    private static string[]? HeaderOf(ReadOnlySpan<byte> received)
    {
        var end = received[..Math.Min(received.Length, LongestHeader + 1)].IndexOf((byte)'\n');
        return end < 0 ? null : Encoding.Latin1.GetString(received[..end]).Split(' ');
    }

    private static bool IsSigned(string signature, byte[] secret, string key, ReadOnlySpan<byte> body) =>
        CryptographicOperations.FixedTimeEquals(Encoding.Latin1.GetBytes(signature), Encoding.Latin1.GetBytes(Convert.ToHexStringLower(Sign(secret, key, body))));

    /// <summary>HMAC-SHA256 (RFC 2104) over the format's name, the remote key and the body.</summary>
    private static byte[] Sign(byte[] secret, string key, ReadOnlySpan<byte> body) => HMACSHA256.HashData(secret, (byte[])[.. Encoding.ASCII.GetBytes($"{Magic}\n{key}\n"), .. body]);
}
