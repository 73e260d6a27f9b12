using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Remote;

/// <summary>
/// The bytes of an entry on their way: a line with the magic, the length and the SHA-256 of what follows, and its signature; then the entry's file. A received
/// entry counts only if all of it is as it was sent: a connection may break silently, and any server may answer.
/// </summary>
internal static class RemoteFormat
{
    /// <summary>The size limit of an entry that is sent or received, in bytes.</summary>
    public const int MaxBytes = 64 << 10;

    private const string Magic = "amorsize-remote-1";
    private const string Unsigned = "unsigned";

    // Magic, a length of at most five digits, two hashes, three spaces.
    private const int LongestHeader = 160;

    /// <summary>The bytes to send.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="key">The name under which it is to be kept.</param>
    /// <param name="secret">The key of the signature; <see langword="null"/> sends the entry unsigned.</param>
    public static byte[] Write(Entry entry, string key, byte[]? secret)
    {
        var body = EntryFormat.Write(entry.ForOthers);
        var signature = secret is null ? Unsigned : Convert.ToHexStringLower(Sign(secret, key, body));
        var header = string.Create(CultureInfo.InvariantCulture, $"{Magic} {body.Length} {Convert.ToHexStringLower(SHA256.HashData(body))} {signature}\n");
        return [.. Encoding.ASCII.GetBytes(header), .. body];
    }

    /// <summary>The entry in what was received; or why there is none.</summary>
    /// <param name="received">All of it, or more than <see cref="MaxBytes"/> of it.</param>
    /// <param name="key">The name under which it was asked for.</param>
    /// <param name="scope">The scope that the name is of.</param>
    /// <param name="secret">The key of the signature; <see langword="null"/> accepts any signature.</param>
    public static EntryReading Read(ReadOnlyMemory<byte> received, string key, string scope, byte[]? secret)
    {
        if (received.Length > MaxBytes)
            return EntryReading.Corrupt(string.Create(CultureInfo.InvariantCulture, $"too large: more than {MaxBytes >> 10} KiB"));
        if (received.IsEmpty)
            return EntryReading.Corrupt("it is empty");
        // A reason never quotes received bytes, since any server may have sent them.
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

    /// <summary>HMAC-SHA256 (RFC 2104) over format, key and body.</summary>
    private static byte[] Sign(byte[] secret, string key, ReadOnlySpan<byte> body) => HMACSHA256.HashData(secret, (byte[])[.. Encoding.ASCII.GetBytes($"{Magic}\n{key}\n"), .. body]);
}
