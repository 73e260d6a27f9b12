using System.Text.Json;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Discovery.Workloads;

/// <summary>
/// What a scan found, kept in a file with the assembly's checksum, so that a build that changed nothing does not scan. By content, not by
/// time and size: two builds may follow each other within a file system's clock tick.
/// </summary>
internal static class CachedScan
{
    // A scanner that finds other things, or fingerprints otherwise, comes with another version of this assembly.
    private static string Scanner => typeof(CachedScan).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>The assembly's flagged methods: as remembered, where it is the same assembly, else scanned, and remembered where possible.</summary>
    /// <param name="memoryPath">The file that remembers.</param>
    /// <param name="assembly">The assembly's bytes.</param>
    /// <exception cref="BadImageFormatException">It is no managed assembly.</exception>
    public static IReadOnlyList<WorkloadDescriptor> Recall(string memoryPath, byte[] assembly)
    {
        var content = Checksum.Of(assembly);
        if (Remembered(memoryPath, content) is { } remembered)
            return remembered;
        var workloads = WorkloadScanner.Scan(assembly);
        AtomicFile.Attempt(() => new LocalFileSystem().Publish(memoryPath, Render(content, workloads)));
        return workloads;
    }

    private static IReadOnlyList<WorkloadDescriptor>? Remembered(string memoryPath, string content)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(memoryPath));
            var root = document.RootElement;
            return root.GetText("assembly") == content && root.GetText("scanner") == Scanner
                ? [.. root.GetMember("workloads", JsonValueKind.Array).EnumerateArray().Select(workload => JsonMembers.Read<WorkloadDescriptor>(workload, Map))]
                : null;
        }
        catch (Exception e) when (e.IsOfFiles() || e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Render(string content, IReadOnlyList<WorkloadDescriptor> workloads)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("assembly", content);
            json.WriteString("scanner", Scanner);
            json.WriteStartArray("workloads");
            foreach (var workload in workloads)
                JsonMembers.Write(json, workload, Map);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static WorkloadDescriptor Map(JsonMembers json, WorkloadDescriptor? workload) => new(
        json.Text("name", workload?.Name),
        json.Int32("methodToken", workload?.MethodToken),
        json.Text("method", workload?.Method),
        json.Has("itemsMember", workload?.ItemsMember is not null) ? json.Text("itemsMember", workload?.ItemsMember) : null,
        json.Int32("itemCount", workload?.ItemCount, int.MinValue),
        json.Int32("maxDegreeOfParallelism", workload?.MaxDegreeOfParallelism, int.MinValue),
        json.Text("fingerprint", workload?.Fingerprint),
        json.Has("mistake", workload?.Mistake is not null) ? json.Text("mistake", workload?.Mistake) : null);
}
