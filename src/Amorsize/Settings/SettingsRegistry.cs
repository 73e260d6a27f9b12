using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>
/// The settings from every <c>*.amorsize.json</c> file in one directory; the constructor reads them all. If two files name the same workload, the settings of
/// the file whose name comes first in ordinal order are used.
/// </summary>
internal sealed class SettingsRegistry
{
    private readonly Dictionary<string, TunedSettings> byName = new(StringComparer.Ordinal);
    private readonly List<string> unusableFiles = [];
    private readonly string directory;
    private readonly int processors;

    public SettingsRegistry(string directory, int processors)
    {
        this.directory = directory;
        this.processors = processors;
        foreach (var file in SettingsFiles())
        {
            try
            {
                foreach (var workload in SettingsFileReader.Parse(File.ReadAllBytes(file), processors))
                    byName.TryAdd(workload.Name, new(workload));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or InvalidOperationException)
            {
                unusableFiles.Add($"{Path.GetFileName(file)}: {e.Message}");
            }
        }
    }

    public TunedSettings For(string name) => byName.TryGetValue(name, out var settings) ? settings : new(ResolvedSettings.Default(name, processors, ReasonForDefault(name)));

    private string ReasonForDefault(string name) => unusableFiles.Count > 0
        ? $"a settings file beside the application cannot be used ({string.Join("; ", unusableFiles)})"
        : $"no *{SettingsKeys.FileSuffix} in {directory} has a workload named '{name}'";

    private string[] SettingsFiles()
    {
        try
        {
            var files = Directory.GetFiles(directory, "*" + SettingsKeys.FileSuffix);
            Array.Sort(files, StringComparer.Ordinal);
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unusableFiles.Add($"{directory}: {e.Message}");
            return [];
        }
    }
}
