using System.Text.Json;

namespace Amorsize.Configuration;

/// <summary>Reads <c>&lt;AssemblyName&gt;.amorsize.json</c>.</summary>
internal static class ConfigFile
{
    /// <summary>Every workload of the file, as it is to be used on a machine with so many processors.</summary>
    /// <exception cref="FormatException">It is not such a file, or a value is missing or out of its range.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static IReadOnlyList<TunedSettings> Parse(ReadOnlyMemory<byte> utf8, int processorsHere)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 16 });
        var root = document.RootElement;
        if (root.GetInt32In(ConfigKeys.FormatVersion, 0, int.MaxValue) is var version && version != ConfigKeys.CurrentFormatVersion)
            throw new FormatException($"its format is version {version}, this library reads version {ConfigKeys.CurrentFormatVersion}");
        var processorsThere = root.GetMember(ConfigKeys.Machine, JsonValueKind.Object).GetInt32In(ConfigKeys.Processors, 1, 1 << 16);
        return
        [
            .. root.GetMember(ConfigKeys.Workloads, JsonValueKind.Object).EnumerateObject()
                .Select(workload => ParseWorkload(workload.Name, workload.Value).On(processorsHere, processorsThere)),
        ];
    }

    private static TunedSettings ParseWorkload(string name, JsonElement json)
    {
        var source = json.GetEnum<SettingsSource>(ConfigKeys.Source);
        var reason = json.GetText(ConfigKeys.Reason);
        return source == SettingsSource.Default
            ? TunedSettings.Default(name, reason)
            : new TunedSettings(
                name,
                SettingJson.Read(json),
                source,
                reason)
            {
                Speedup = json.GetDoubleIn(ConfigKeys.Speedup, 0, 1e9),
                ProfiledAt = json.GetTime(ConfigKeys.ProfiledAt),
                Model = json.TryGetProperty(ConfigKeys.Model, out var model) && model.ValueKind == JsonValueKind.Object ? CostModelJson.Read(model) : null,
            };
    }
}
