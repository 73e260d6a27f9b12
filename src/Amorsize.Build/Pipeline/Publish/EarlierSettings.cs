using System.Text.Json;
using Amorsize.Cache.Keys;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>The settings that an earlier build wrote. They stay in use for a workload that this build could not measure.</summary>
internal static class EarlierSettings
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The measured settings in a file, by workload. There are none if the file was changed since, or was written on another kind of machine.</summary>
    public static IReadOnlyDictionary<string, ResolvedSettings> In(byte[]? file, Machine machine)
    {
        var earlier = new Dictionary<string, ResolvedSettings>(StringComparer.Ordinal);
        if (file is null)
            return earlier;
        try
        {
            using var document = JsonDocument.Parse(file, Strict);
            var root = document.RootElement;
            if (!SettingsSeal.Holds(file, SettingsSeal.HashOf(root.GetText(SettingsKeys.Inputs)))
                || JsonMembers.Read<Machine>(root.GetMember(SettingsKeys.Machine, JsonValueKind.Object), MachineJson.Map) != machine)
                return earlier;
            foreach (var workload in root.GetMember(SettingsKeys.Workloads, JsonValueKind.Object).EnumerateObject())
            {
                var settings = ResolvedSettingsJson.Read(workload.Name, workload.Value);
                if (settings.Source != SettingsSource.Default)
                    earlier.Add(settings.Name, settings);
            }
        }
        // The file is not one that a build wrote, so nothing is known from it.
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            earlier.Clear();
        }
        return earlier;
    }

    /// <summary>
    /// The settings to write: those of this build, or the earlier ones if something kept this build from measuring. A look-up that finds nothing, as on CI, gives
    /// the default.
    /// </summary>
    public static ResolvedSettings Or(this IReadOnlyDictionary<string, ResolvedSettings> earlier, ResolvedSettings now) =>
        now is { Source: SettingsSource.Default, Stale: null } && earlier.TryGetValue(now.Name, out var known)
            ? known with { Warnings = [.. known.Warnings.Where(warning => warning != now.Reason), now.Reason] }
            : now;
}
