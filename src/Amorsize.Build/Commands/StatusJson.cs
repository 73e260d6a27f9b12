using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amorsize.Build.Pipeline;
using Amorsize.Cache.Maintenance;

namespace Amorsize.Build.Commands;

/// <summary>Writes the status of all workloads as one line of JSON, for tools.</summary>
internal static class StatusJson
{
    // The default encoder also escapes non-ASCII and HTML characters, such as '<'. The line never becomes part of a web page, so it stays readable.
    private static readonly JsonWriterOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CurrentBuild build, IReadOnlyList<StatusRow> rows, StoredCounts counts, string directory)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, readable))
            JsonSerializer.Serialize(json, DocumentOf(build, rows, counts, directory), StatusJsonContext.Default.Document);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static Document DocumentOf(CurrentBuild build, IReadOnlyList<StatusRow> rows, StoredCounts counts, string directory) => new(
        build.AssemblyName,
        build.TargetFramework,
        build.Configuration,
        [.. rows.Select(row => new Workload(
            row.Name, row.Workers, row.ChunkSize, row.Execution, row.Speedup, row.Age is { } age ? Math.Round(age.TotalSeconds) : null, row.Verdict, row.Source, row.UnderLoad, row.Reason, row.Findings, row.Notes.Count > 0 ? row.Notes : null))],
        new(directory, counts[StoredKind.Entry], counts[StoredKind.Tombstone], counts[StoredKind.Quarantined], counts.Bytes));

    /// <summary>The whole status. JSON members have the order of these parameters.</summary>
    internal sealed record Document(string Assembly, string TargetFramework, string Configuration, IReadOnlyList<Workload> Workloads, Store Cache);

    /// <summary>A <see cref="StatusRow"/> as JSON.</summary>
    internal sealed record Workload(
        string Name, int? Workers, int? ChunkSize, string Execution, double? Speedup, double? AgeSeconds, string Verdict, string Source, double? UnderLoad, string Reason, IReadOnlyList<string> Findings, IReadOnlyList<string>? Notes);

    /// <summary>The directory of the local cache, its number of files of each kind and their total size.</summary>
    internal sealed record Store(string Directory, int Entries, int Tombstones, int SetAside, long Bytes);
}
