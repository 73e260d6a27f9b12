using System.Text;
using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processes;

/// <summary>Reads the command lines of running processes.</summary>
internal static class CommandLines
{
    /// <summary>
    /// The command lines, each with its program, of processes whose current directory is this one or a parent of it. None on systems other than Linux.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> StartedAbove(string directory) => OperatingSystem.IsLinux()
        ? ProcFiles.Processes().Select(process => Read(process.Folder, directory))
        : [];

    // Empty if the process has another directory, belongs to another user, or has ended meanwhile.
    private static string[] Read(string process, string directory)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false) is { FullName: var current } && IsAbove(current, directory)
                ? Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline"))).TrimEnd('\0').Split('\0')
                : [];
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return [];
        }
    }

    private static bool IsAbove(string parent, string directory) =>
        $"{Path.TrimEndingDirectorySeparator(directory)}/".StartsWith($"{Path.TrimEndingDirectorySeparator(parent)}/", StringComparison.Ordinal);
}
