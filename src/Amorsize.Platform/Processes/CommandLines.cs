using System.Text;
using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processes;

/// <summary>Reads the command lines of running processes.</summary>
internal static class CommandLines
{
    /// <summary>
    /// The command lines, each with its program, of processes that were started in this directory or a parent of it, or whose arguments name such a
    /// folder, or a project or solution in one. None on systems other than Linux.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> StartedAbove(string directory) => OperatingSystem.IsLinux()
        ? ProcFiles.Processes().Select(process => Read(process.Folder, directory))
        : [];

    // Empty if the process has nothing to do with the directory, belongs to another user, or has ended meanwhile.
    private static string[] Read(string process, string directory)
    {
        try
        {
            if (File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false) is not { FullName: var current })
                return [];
            var words = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline"))).TrimEnd('\0').Split('\0');
            return IsAbove(current, directory) || words.Skip(1).Any(word => Names(word, current, directory)) ? words : [];
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return [];
        }
    }

    // A path may be a word of its own, or follow an option and "=". Other files, such as pipes and results, say nothing about what is built.
    private static bool Names(string word, string current, string directory) =>
        Path.GetFullPath(word[(word.IndexOf('=') + 1)..], current) is var path
        && (Directory.Exists(path) ? path : IsProject(path) ? Path.GetDirectoryName(path) : null) is { } folder && IsAbove(folder, directory);

    private static bool IsProject(string path) => Path.GetExtension(path) is [.., 'p', 'r', 'o', 'j'] or ".sln" or ".slnx" or ".slnf";

    private static bool IsAbove(string parent, string directory) =>
        $"{Path.TrimEndingDirectorySeparator(directory)}/".StartsWith($"{Path.TrimEndingDirectorySeparator(parent)}/", StringComparison.Ordinal);
}
