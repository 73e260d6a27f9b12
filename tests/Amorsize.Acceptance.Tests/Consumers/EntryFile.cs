using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>
/// A file of a cache entry, <c>{"formatVersion": 1, "sha256": …, "entry": {…}}</c>, and ways to age or damage it. The checksum covers the bytes of the
/// entry as they are in the file.
/// </summary>
internal sealed class EntryFile(string path)
{
    private const string EntryKey = "\"entry\": ";

    public string Path => path;

    /// <summary>Replaces the value of the first member of this name, and updates the checksum.</summary>
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
        File.WriteAllText(path, $"{{\n  \"formatVersion\": 1,\n  \"sha256\": \"{Checksum(body)}\",\n  {EntryKey}{body}\n}}\n");
    }

    /// <summary>A baseline file in which workloads with other fingerprints have the same result.</summary>
    public string ToBaseline(IEnumerable<(string Workload, string Fingerprint)> workloads)
    {
        var entry = JsonNode.Parse(File.ReadAllText(path))!["entry"]!;
        return $"{{\"formatVersion\":1,\"entries\":[\n{string.Join(",\n", workloads.Select(Line))}\n]}}\n";

        string Line((string Workload, string Fingerprint) workload)
        {
            entry["key"]!["workload"] = workload.Workload;
            entry["profile"]!["workload"] = workload.Workload;
            entry["fingerprint"] = workload.Fingerprint;
            var body = entry.ToJsonString();
            return $"{{\"formatVersion\":1,\"sha256\":\"{Checksum(body)}\",\"entry\":{body}}}";
        }
    }

    /// <summary>Sets the time of creation to now plus <paramref name="by"/>.</summary>
    public void MoveInTime(TimeSpan by) =>
        Rewrite("createdAt", $"\"{(DateTime.UtcNow + by).ToString("O", CultureInfo.InvariantCulture)}\"");

    /// <summary>Marks the result as measured while other work took 0.9 processors.</summary>
    public void MarkUnderLoad() => Rewrite("speedup", "1.5,\n\"underLoad\": 0.9");

    /// <summary>Sets the format version, which is outside of the checksum.</summary>
    public void SetFormatVersion(int version) =>
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"formatVersion\": 1", $"\"formatVersion\": {version}", StringComparison.Ordinal));

    /// <summary>Cuts the file in half, as a power failure during the write would.</summary>
    public void Truncate()
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(file.Length / 2);
    }

    private static string Checksum(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
