using Amorsize.Platform.Files;

namespace Amorsize.Discovery.Outputs;

/// <summary>Lists the files below a folder.</summary>
internal static class FolderFiles
{
    // The build's own output and hidden folders, such as that of git, are no inputs.
    private static readonly string[] excluded = ["bin", "obj"];

    // Packing, tests and package managers write thousands of files into these, and change them without a change of the code.
    private static readonly string[] written = ["artifacts", "TestResults", "node_modules"];

    /// <summary>Whether a folder of this name holds the build's output.</summary>
    public static bool IsOfBuild(string name) => excluded.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a folder of this name holds what the build or another tool writes.</summary>
    public static bool IsOfTool(string name) => IsOfBuild(name) || written.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All files below a folder, sorted. Hidden folders and those of some names are left out, unless the folder itself is in one.</summary>
    /// <param name="root">Absolute path that the names of the files are relative to.</param>
    /// <param name="folder">The folder, relative to the root; empty for the root.</param>
    /// <param name="isLeftOut">Tells whether folders of a name are left out.</param>
    /// <param name="see">Called with each folder: its time changes when a file is added or removed.</param>
    public static IReadOnlyList<InputFile> Below(string root, string folder, Func<string, bool> isLeftOut, Action<string> see)
    {
        var found = new List<InputFile>();
        AtomicFile.Attempt(() => List(new(Path.GetFullPath(Path.Combine(root, folder))), root, isLeftOut, see, found));
        return found;
    }

    private static void List(DirectoryInfo directory, string root, Func<string, bool> isLeftOut, Action<string> see, List<InputFile> found)
    {
        see(directory.FullName);
        if (!directory.Exists)
            return;
        foreach (var entry in directory.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry is not DirectoryInfo inner)
                found.Add(new(Path.GetRelativePath(root, entry.FullName).Replace('\\', '/'), entry.FullName));
            // A link to a folder may lead back to one above it.
            else if (!isLeftOut(inner.Name) && !inner.Name.StartsWith('.') && inner.LinkTarget is null)
                List(inner, root, isLeftOut, see, found);
        }
    }
}
