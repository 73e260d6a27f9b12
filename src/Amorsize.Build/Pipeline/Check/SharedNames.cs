using System.Text.Json;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>Finds the workload names that several assemblies of a program flag.</summary>
internal static class SharedNames
{
    /// <param name="settingsFiles">Absolute paths of the settings files of the program and of the assemblies that it uses.</param>
    /// <param name="files">The file system.</param>
    /// <returns>Each shared name, with the names of its assemblies in ordinal order.</returns>
    public static IEnumerable<(string Workload, IReadOnlyList<string> Assemblies)> In(IEnumerable<string> settingsFiles, IFileSystem files) => settingsFiles
        .GroupBy(AssemblyOf, StringComparer.Ordinal)
        .OrderBy(assembly => assembly.Key, StringComparer.Ordinal)
        .SelectMany(assembly => NamesIn(files, assembly.First()).Select(name => (Workload: name, Assembly: assembly.Key)))
        .GroupBy(flag => flag.Workload, flag => flag.Assembly, StringComparer.Ordinal)
        .Select(same => (same.Key, (IReadOnlyList<string>)[.. same]))
        .Where(same => same.Item2.Count > 1);

    private static string AssemblyOf(string settingsFile) => Path.GetFileName(settingsFile)[..^SettingsKeys.FileSuffix.Length];

    // A file that cannot be read flags nothing: the program does not read it either, and says so.
    private static List<string> NamesIn(IFileSystem files, string settingsFile)
    {
        var names = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(files.Read(settingsFile, SettingsFolder.MaxLength));
            var isOfWorkloads = false;
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                    isOfWorkloads = reader.ValueTextEquals(SettingsKeys.Workloads);
                else if (isOfWorkloads && reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 2 })
                    names.Add(reader.GetString()!);
            }
        }
        catch (Exception e) when (e.IsOfFiles() || e is JsonException or InvalidOperationException)
        {
            names.Clear();
        }
        return names;
    }
}
