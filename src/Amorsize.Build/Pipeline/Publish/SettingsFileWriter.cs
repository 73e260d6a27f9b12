using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amorsize.Cache.Keys;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>Renders and writes <c>&lt;AssemblyName&gt;.amorsize.json</c>.</summary>
internal static class SettingsFileWriter
{
    // The size limit of the file, in bytes. A larger file was not written by a build.
    private const int MaxBytes = 1 << 26;

    /// <summary>Writes the settings file, completely or not at all, unless it is current.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The operating system denies access to the file.</exception>
    public static void Update(IFileSystem files, string path, string toolVersion, Machine machine, IReadOnlyList<ResolvedSettings> workloads)
    {
        var written = Read(files, path);
        var inputs = InputsOf(toolVersion, machine, workloads);
        if (written is not null && SettingsSeal.Holds(written, inputs))
            return;
        // A framework whose runtime is missing here, or that CI does not measure, leaves what another framework measured for the same output folder.
        if (workloads.All(workload => workload.Source is SettingsSource.Default or SettingsSource.Failed) && EarlierSettings.AreOfAnotherRuntime(written, machine))
            return;
        var earlier = EarlierSettings.In(written, machine);
        files.Publish(path, SettingsSeal.Seal(Render(toolVersion, inputs, machine, [.. workloads.Select(earlier.Or)]), inputs));
    }

    /// <summary>
    /// Whether the file already has the settings of the same measurements with the same verdicts, and nothing else has changed it. The file contains a hash of
    /// both, so that it need not be parsed. The hash does not cover the age of a result, nor whether it now comes from the cache.
    /// </summary>
    public static bool IsCurrent(IFileSystem files, string path, string toolVersion, Machine machine, IReadOnlyList<ResolvedSettings> workloads) =>
        Read(files, path) is { } written && SettingsSeal.Holds(written, InputsOf(toolVersion, machine, workloads));

    /// <summary>The measured settings that the file has for this kind of machine, by workload.</summary>
    public static IReadOnlyDictionary<string, ResolvedSettings> Earlier(IFileSystem files, string path, Machine machine) => EarlierSettings.In(Read(files, path), machine);

    // Null if the file cannot be read, or is too large to be one that a build wrote.
    private static byte[]? Read(IFileSystem files, string path)
    {
        byte[]? content = null;
        AtomicFile.Attempt(() => content = files.Read(path, MaxBytes));
        return content is { Length: <= MaxBytes } ? content : null;
    }

    private static byte[] Render(string toolVersion, string inputs, Machine machine, IReadOnlyList<ResolvedSettings> workloads)
    {
        using var buffer = new MemoryStream();
        // People read the file, so µ and × are not escaped.
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber(SettingsKeys.FormatVersion, SettingsKeys.CurrentFormatVersion);
            json.WriteString(SettingsKeys.ToolVersion, toolVersion);
            json.WriteString(SettingsKeys.Inputs, SettingsSeal.ValueOf(inputs));
            json.WritePropertyName(SettingsKeys.Machine);
            // The model of the processors informs the cache only.
            JsonMembers.Write<Machine>(json, machine with { ProcessorModel = null }, MachineJson.Map);
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
        var fields = new List<NamedField> { new("tool", toolVersion), new("machine", (machine with { ProcessorModel = null }).Id) };
        foreach (var workload in workloads.OrderBy(workload => workload.Name, StringComparer.Ordinal))
        {
            fields.Add(new("workload", workload.Name));
            fields.Add(new("profiled at", workload.ProfiledAt?.ToString("O", CultureInfo.InvariantCulture) ?? ""));
            fields.Add(new("stale", workload.Stale ?? ""));
        }
        return FieldHash.Of(fields, digits: 16);
    }
}
