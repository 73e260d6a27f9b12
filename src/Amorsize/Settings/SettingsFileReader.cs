using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>Reads the settings file <c>&lt;AssemblyName&gt;.amorsize.json</c> without reflection, so that it is trim- and AOT-safe.</summary>
// This reader is written by hand because it runs in the first TunedSettings.For of the user's program. With it, that call took 38 ms (39 ms of CPU time).
// A source-generated System.Text.Json context took 86 ms (87 ms of CPU time), since its serializer is compiled at its first use.
// Both times are medians of 9 processes: Release build, .NET 10.0.12, Linux x64 with 2 processors, a file with three workloads.
internal static class SettingsFileReader
{
    /// <summary>Returns the settings of every workload in the file, rescaled to the processors of this machine.</summary>
    /// <param name="utf8">The content of the file.</param>
    /// <param name="processorsHere">Processors that this process may use; at least 1.</param>
    /// <exception cref="FormatException">The file has another format, or a value is missing or out of its range.</exception>
    /// <exception cref="JsonException">The file is not JSON.</exception>
    public static IReadOnlyList<ResolvedSettings> Parse(ReadOnlyMemory<byte> utf8, int processorsHere)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 16 });
        var root = document.RootElement;
        if (root.GetInt32In(SettingsKeys.FormatVersion, 0, int.MaxValue) is var version && version != SettingsKeys.CurrentFormatVersion)
            throw new FormatException($"its format is version {version}, this library reads version {SettingsKeys.CurrentFormatVersion}");
        var processorsOfBuild = root.GetMember(SettingsKeys.Machine, JsonValueKind.Object).GetInt32In(SettingsKeys.Processors, 1, SettingsKeys.MaxProcessors);
        return
        [
            .. root.GetMember(SettingsKeys.Workloads, JsonValueKind.Object).EnumerateObject()
                .Select(workload => ResolvedSettingsJson.Read(workload.Name, workload.Value).On(processorsHere, processorsOfBuild)),
        ];
    }
}
