using System.Text.Encodings.Web;
using System.Text.Json;
using Amorsize.Caching;
using Amorsize.Configuration;

namespace Amorsize.Build;

/// <summary>Renders and writes <c>&lt;AssemblyName&gt;.amorsize.json</c>.</summary>
internal static class GeneratedConfig
{
    /// <summary>Writes the file, whole or not at all, and only where that changes it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, string toolVersion, Machine machine, IReadOnlyList<WorkloadSettings> workloads)
    {
        var existing = Read(path);
        var content = Render(toolVersion, machine, SourcesKept(existing, machine, workloads));
        if (existing.AsSpan().SequenceEqual(content))
            return;
        new CacheFiles().Publish(path, content);
    }

    public static byte[] Render(string toolVersion, Machine machine, IEnumerable<WorkloadSettings> workloads)
    {
        using var buffer = new MemoryStream();
        // The file is read by people: µ and × are not to be escaped.
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber(ConfigKeys.FormatVersion, ConfigKeys.CurrentFormatVersion);
            json.WriteString(ConfigKeys.ToolVersion, toolVersion);
            json.WritePropertyName(ConfigKeys.Machine);
            MachineJson.Write(json, machine);
            json.WriteStartObject(ConfigKeys.Workloads);
            foreach (var workload in workloads.OrderBy(workload => workload.Name, StringComparer.Ordinal))
            {
                json.WritePropertyName(workload.Name);
                WorkloadSettingsJson.Write(json, workload);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    // What the last build wrote as Profiled comes from the cache in this one; that alone is no change worth a new file.
    private static IEnumerable<WorkloadSettings> SourcesKept(byte[]? existing, Machine machine, IReadOnlyList<WorkloadSettings> workloads)
    {
        var profiled = Parse(existing, machine.Processors)
            .Where(workload => workload.Source == SettingsSource.Profiled)
            .ToDictionary(workload => workload.Name, workload => workload.ProfiledAt);
        return workloads.Select(workload =>
            workload.Source == SettingsSource.Cached && profiled.TryGetValue(workload.Name, out var profiledAt) && profiledAt == workload.ProfiledAt
                ? workload with { Source = SettingsSource.Profiled }
                : workload);
    }

    private static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IReadOnlyList<WorkloadSettings> Parse(byte[]? existing, int processors)
    {
        try
        {
            return existing is null ? [] : ConfigFile.Parse(existing, processors);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return [];
        }
    }
}
