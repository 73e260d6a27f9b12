using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amorsize.Cache.Keys;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>Renders and writes <c>&lt;AssemblyName&gt;.amorsize.json</c>.</summary>
internal static class SettingsFileWriter
{
    /// <summary>Writes the settings file, completely or not at all, unless it is current.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The operating system denies access to the file.</exception>
    public static void Update(string path, string toolVersion, Machine machine, IReadOnlyList<ResolvedSettings> workloads)
    {
        var files = new LocalFileSystem();
        if (!IsCurrent(files, path, toolVersion, machine, workloads))
            files.Publish(path, Render(toolVersion, machine, workloads));
    }

    /// <summary>
    /// Whether the file already has the settings of the same measurements with the same verdicts. The file contains a hash of both, so that it need not be
    /// parsed. The hash does not cover the age of a result, nor whether it now comes from the cache.
    /// </summary>
    public static bool IsCurrent(IFileSystem files, string path, string toolVersion, Machine machine, IReadOnlyList<ResolvedSettings> workloads)
    {
        try
        {
            return files.Read(path, int.MaxValue - 1) is { } text
                && text.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"{SettingsKeys.Inputs}\": \"{InputsOf(toolVersion, machine, workloads)}\"")) >= 0;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return false;
        }
    }

    private static byte[] Render(string toolVersion, Machine machine, IReadOnlyList<ResolvedSettings> workloads)
    {
        using var buffer = new MemoryStream();
        // People read the file, so µ and × are not escaped.
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber(SettingsKeys.FormatVersion, SettingsKeys.CurrentFormatVersion);
            json.WriteString(SettingsKeys.ToolVersion, toolVersion);
            json.WriteString(SettingsKeys.Inputs, InputsOf(toolVersion, machine, workloads));
            json.WritePropertyName(SettingsKeys.Machine);
            JsonMembers.Write<Machine>(json, machine, MachineJson.Map);
            json.WriteStartObject(SettingsKeys.Workloads);
            foreach (var workload in workloads.OrderBy(workload => workload.Name, StringComparer.Ordinal))
            {
                json.WritePropertyName(workload.Name);
                JsonMembers.Write<ResolvedSettings>(json, workload, ResolvedSettingsJson.Map);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static string InputsOf(string toolVersion, Machine machine, IReadOnlyList<ResolvedSettings> workloads)
    {
        var fields = new List<NamedField> { new("tool", toolVersion), new("machine", machine.Id) };
        foreach (var workload in workloads.OrderBy(workload => workload.Name, StringComparer.Ordinal))
        {
            fields.Add(new("workload", workload.Name));
            fields.Add(new("profiled at", workload.ProfiledAt?.ToString("O", CultureInfo.InvariantCulture) ?? ""));
            fields.Add(new("stale", workload.Stale ?? ""));
        }
        return FieldHash.Of(fields, digits: 16);
    }
}
