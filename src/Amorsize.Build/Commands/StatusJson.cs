using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amorsize.Build.Pipeline;
using Amorsize.Cache.Maintenance;

namespace Amorsize.Build.Commands;

/// <summary>A status for tools, in one line.</summary>
internal static class StatusJson
{
    // It is no part of a web page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CurrentBuild build, IReadOnlyList<StatusRow> rows, StoredCounts counts, string directory)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("assembly", build.AssemblyName);
            json.WriteString("targetFramework", build.TargetFramework);
            json.WriteString("configuration", build.Configuration);
            json.WriteStartArray("workloads");
            foreach (var row in rows)
                Write(json, row);
            json.WriteEndArray();
            json.WriteStartObject("cache");
            json.WriteString("directory", directory);
            json.WriteNumber("entries", counts[StoredKind.Entry]);
            json.WriteNumber("tombstones", counts[StoredKind.Tombstone]);
            json.WriteNumber("setAside", counts[StoredKind.Quarantined]);
            json.WriteNumber("bytes", counts.Bytes);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, StatusRow row)
    {
        json.WriteStartObject();
        json.WriteString("name", row.Name);
        if (row.Workers is { } workers)
            json.WriteNumber("workers", workers);
        if (row.ChunkSize is { } chunk)
            json.WriteNumber("chunkSize", chunk);
        json.WriteString("execution", row.Execution);
        if (row.Speedup is { } speedup)
            json.WriteNumber("speedup", speedup);
        if (row.Age is { } age)
            json.WriteNumber("ageSeconds", Math.Round(age.TotalSeconds));
        json.WriteString("verdict", row.Verdict);
        json.WriteString("source", row.Source);
        json.WriteString("reason", row.Reason);
        json.WriteStartArray("findings");
        foreach (var finding in row.Findings)
            json.WriteStringValue(finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
