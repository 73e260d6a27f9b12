using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>
/// An entry of the cache, <c>{"formatVersion": 1, "sha256": …, "entry": {…}}</c>, and ways to make it what a test needs. The checksum is over the
/// bytes of the entry as they stand in the file.
/// </summary>
internal sealed class EntryFile(string path)
{
    private const string EntryKey = "\"entry\": ";

    public string Path => path;

    /// <summary>Changes the entry, and signs it anew.</summary>
    public void Rewrite(string member, string value)
    {
        var text = File.ReadAllText(path);
        var start = text.IndexOf(EntryKey, StringComparison.Ordinal) + EntryKey.Length;
        var end = text.LastIndexOf('}');
        var body = text[start..end].TrimEnd();
        var at = body.IndexOf($"\"{member}\": ", StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, at, member);
        var lineEnd = body.IndexOf('\n', at);
        var comma = body[lineEnd - 1] == ',' ? "," : "";
        body = $"{body[..at]}\"{member}\": {value}{comma}{body[lineEnd..]}";
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        File.WriteAllText(path, $"{{\n  \"formatVersion\": 1,\n  \"sha256\": \"{checksum}\",\n  {EntryKey}{body}\n}}\n");
    }

    /// <summary>As if it had been stored by a clock that differs from this one's by so much.</summary>
    public void MoveInTime(TimeSpan by) =>
        Rewrite("createdAt", $"\"{(DateTime.UtcNow + by).ToString("O", CultureInfo.InvariantCulture)}\"");

    /// <summary>As if it had been written in another format: the version stands outside of the checksum.</summary>
    public void SetFormatVersion(int version) =>
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"formatVersion\": 1", $"\"formatVersion\": {version}", StringComparison.Ordinal));

    /// <summary>As if a machine had lost power while it was written.</summary>
    public void Truncate()
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(file.Length / 2);
    }
}
