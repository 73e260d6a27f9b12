namespace Amorsize.Settings;

/// <summary>
/// The folders in which a process looks for settings files: that of the assembly that asks, the base directory of the application, and that of its single file. A
/// single file that extracts itself has its base directory elsewhere, and deployments put the settings beside the file.
/// </summary>
/// <param name="baseDirectory">The base directory of the application.</param>
/// <param name="singleFile">The path of the single file that the application is; null for other applications.</param>
internal sealed class SettingsFolders(string baseDirectory, string? singleFile)
{
    /// <summary>The number of places to look in.</summary>
    public const int Count = 3;

    /// <summary>The environment variable that names the folder into which single files extract themselves.</summary>
    public const string ExtractionVariable = "DOTNET_BUNDLE_EXTRACT_BASE_DIR";

    /// <summary>Serialises the access to the folders.</summary>
    public readonly object Gate = new();

    // A list: at most one folder for each assembly, and Dictionary would load another assembly of the framework.
    private SettingsFolder? known;

    /// <summary>
    /// Whether an application may be a single file that extracted itself. Without the variable such files extract themselves below a folder <c>.net</c>, which is in the
    /// home folder or in the temporary one (https://learn.microsoft.com/dotnet/core/deploying/single-file/overview). No property of .NET 10 tells such an application from others.
    /// </summary>
    /// <param name="baseDirectory">The base directory of the application.</param>
    /// <param name="extractionFolder">The value of <see cref="ExtractionVariable"/>; null or empty where it is not set.</param>
    public static bool IsExtracted(string baseDirectory, string? extractionFolder) => !string.IsNullOrEmpty(extractionFolder)
        || baseDirectory.Contains("/.net/", StringComparison.Ordinal) || baseDirectory.Contains(@"\.net\", StringComparison.Ordinal);

    /// <summary>Returns a folder; null if there is no such place. The caller holds <see cref="Gate"/>.</summary>
    /// <param name="place">0: of the assembly; 1: base directory; 2: of the single file.</param>
    /// <param name="assembly">The path of the assembly that asks.</param>
    public SettingsFolder? At(int place, string assembly) => place switch
    {
        0 => Of(Path.GetDirectoryName(assembly)),
        1 => Of(baseDirectory),
        _ => Of(Path.GetDirectoryName(singleFile)),
    };

    private SettingsFolder? Of(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return null;
        path = Path.TrimEndingDirectorySeparator(path);
        for (var folder = known; folder is not null; folder = folder.Next)
        {
            if (folder.Path == path)
                return folder;
        }
        return known = new(path, known);
    }
}
