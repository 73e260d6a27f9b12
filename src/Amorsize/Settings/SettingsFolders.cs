namespace Amorsize.Settings;

/// <summary>
/// The folders in which a process looks for settings files: that of the assembly that asks, the base directory of the application, and that of its executable. A
/// single file that extracts itself has its base directory elsewhere, and deployments put the settings beside the executable.
/// </summary>
/// <param name="baseDirectory">The base directory of the application.</param>
/// <param name="executable">Returns the path of the executable, null if it is not known. It is asked for last, since that takes 3 ms at the first call.</param>
internal sealed class SettingsFolders(string baseDirectory, Func<string?> executable)
{
    /// <summary>The number of places to look in.</summary>
    public const int Count = 3;

    private const string DotNetHost = "dotnet";

    // An array: at most one folder for each assembly, and Dictionary would load another assembly of the framework.
    private SettingsFolder[] known = [];

    /// <summary>Serialises the access to the folders.</summary>
    public object Gate { get; } = new();

    /// <summary>Returns a folder; null if there is no such place. The caller holds <see cref="Gate"/>.</summary>
    /// <param name="place">0: of the assembly; 1: base directory; 2: of the executable.</param>
    /// <param name="assembly">The path of the assembly that asks.</param>
    public SettingsFolder? At(int place, string assembly) => place switch
    {
        0 => Of(Path.GetDirectoryName(assembly)),
        1 => Of(baseDirectory),
        _ => executable() is { } path && Path.GetFileNameWithoutExtension(path) != DotNetHost ? Of(Path.GetDirectoryName(path)) : null,
    };

    private SettingsFolder? Of(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return null;
        path = Path.TrimEndingDirectorySeparator(path);
        foreach (var folder in known)
        {
            if (folder.Path == path)
                return folder;
        }
        var added = new SettingsFolder(path);
        known = [.. known, added];
        return added;
    }
}
