using System.Text.Json;
using Amorsize.Cache.Keys;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>The settings that an earlier build wrote. They stay in use for a workload that this build could not measure.</summary>
internal static class EarlierSettings
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The measured settings in a file, by workload. There are none if the file was changed since, or was written on another kind of machine.</summary>
    public static IReadOnlyDictionary<string, ResolvedSettings> In(byte[]? file, Machine machine) =>
        Read(file) is var (measuredOn, earlier) && measuredOn == machine ? earlier : new Dictionary<string, ResolvedSettings>();

    /// <summary>
    /// Whether a build for another runtime measured the settings in a file, on the same machine otherwise. So it is if several target frameworks share one output folder.
    /// </summary>
    public static bool AreOfAnotherRuntime(byte[]? file, Machine machine) =>
        Read(file) is var (measuredOn, earlier)
        && measuredOn.RuntimeMajor != machine.RuntimeMajor
        && measuredOn with { RuntimeMajor = machine.RuntimeMajor } == machine
        && earlier.Values.Any(settings => settings.Source != SettingsSource.Failed);

    /// <summary>
    /// The settings to write: those of this build, or the earlier ones if something kept this build from measuring. A look-up that finds nothing, as on CI, gives
    /// the default.
    /// </summary>
    public static ResolvedSettings Or(this IReadOnlyDictionary<string, ResolvedSettings> earlier, ResolvedSettings now) =>
        now is { Source: SettingsSource.Default, Stale: null } && earlier.TryGetValue(now.Name, out var known)
            ? known with { Warnings = [.. known.Warnings.Where(warning => warning != now.Reason), now.Reason] }
            : now;

    // Null if the file is not one that a build wrote, so that nothing is known from it.
    private static (Machine Machine, Dictionary<string, ResolvedSettings> Workloads)? Read(byte[]? file)
    {
        if (file is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(file, Strict);
            var root = document.RootElement;
            if (!SettingsSeal.Holds(file, SettingsSeal.HashOf(root.GetText(SettingsKeys.Inputs))))
                return null;
            var workloads = root.GetMember(SettingsKeys.Workloads, JsonValueKind.Object).EnumerateObject()
                .Select(workload => ResolvedSettingsJson.Read(workload.Name, workload.Value))
                .Where(settings => settings.Source != SettingsSource.Default)
                .ToDictionary(settings => settings.Name, StringComparer.Ordinal);
            return (JsonMembers.Read<Machine>(root.GetMember(SettingsKeys.Machine, JsonValueKind.Object), MachineJson.Map), workloads);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
