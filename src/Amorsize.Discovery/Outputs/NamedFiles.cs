using Amorsize.Platform.Files;

namespace Amorsize.Discovery.Outputs;

/// <summary>Finds the files that string constants of code name: those that are copied to the output, and those of the project's folder, where dotnet run starts.</summary>
/// <param name="location">Where the two folders are.</param>
/// <param name="see">Called with each folder whose entries matter: a file that appears there may be one that a constant names.</param>
internal sealed class NamedFiles(OutputLocation location, Action<string> see)
{
    private const int LongestName = 260;

    // Sources are compiled, and their text is not read. Build files of the output change with each build.
    private static readonly string[] ignored = [".cs", ".fs", ".vb", ".csproj", ".fsproj", ".vbproj", ".dll", ".exe", ".pdb"];

    // The ends of the names of files that a build writes beside an assembly, after its name.
    private static readonly string[] generated = [".xml", ".dll.config", ".deps.json", ".runtimeconfig.json", ".runtimeconfig.dev.json", ".amorsize.json", ".testconfig.json", ".xunit.runner.json", ".staticwebassets"];

    private readonly string assemblyName = Path.GetFileNameWithoutExtension(location.AssemblyPath);
    private readonly Lazy<HashSet<string>> output = new(() => EntriesOf(location.Directory, see));
    private readonly Lazy<HashSet<string>> project = new(() =>
    {
        var names = EntriesOf(location.ProjectDirectory, see);
        names.RemoveWhere(FolderFiles.IsOfBuild);
        return names;
    });

    /// <summary>Whether a constant names a file or a folder. It compares names of the two folders first, because most constants are no names of files.</summary>
    public bool Knows(string constant)
    {
        var name = Relative(constant);
        if (name.Length is 0 or > LongestName || name[0] is ' ' or '.' || IsIgnored(name))
            return false;
        var end = name.AsSpan().IndexOfAny('/', '\\');
        var first = end < 0 ? name : name[..end];
        return (output.Value.Contains(first) && Exists(location.Directory, name, first, Path.Exists))
            || (project.Value.Contains(first) && Exists(location.ProjectDirectory, name, first, path => IsOfProject(path, first)));
    }

    /// <param name="constant">A constant that <see cref="Knows"/>.</param>
    public IReadOnlyList<InputFile> FilesOf(string constant)
    {
        var name = Relative(constant).Replace('\\', '/');
        foreach (var root in (string[])[location.Directory, location.ProjectDirectory])
        {
            var path = Path.GetFullPath(Path.Combine(root, name));
            if (File.Exists(path))
                return [new(name, path)];
            if (Directory.Exists(path))
                return [.. FolderFiles.Below(root, name, root == location.Directory ? FolderFiles.IsOfBuild : FolderFiles.IsOfTool, see).Where(file => !IsIgnored(file.Path))];
        }
        return [];
    }

    // Below a folder that is there, the file may appear later.
    private bool Exists(string root, string name, string first, Predicate<string> exists)
    {
        var path = Path.Combine(root, name);
        if (exists(path))
            return true;
        if (name.Length > first.Length && Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder))
            see(folder);
        return false;
    }

    // Of folders that tools write, only a file counts that a constant names.
    private static bool IsOfProject(string path, string first) => File.Exists(path) || (!FolderFiles.IsOfTool(first) && Directory.Exists(path));

    // Code puts a folder before "/items.txt", and "./items.txt" is in the current directory.
    private static string Relative(string constant) => constant.StartsWith("./", StringComparison.Ordinal) ? constant[2..] : constant.TrimStart('/', '\\');

    // The program itself and the files that the build generates beside it have the assembly's name.
    private bool IsIgnored(string path)
    {
        var name = Path.GetFileName(path);
        return ignored.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) || name == assemblyName
            || (name.StartsWith(assemblyName, StringComparison.Ordinal) && Array.Exists(generated, end => name.AsSpan(assemblyName.Length).StartsWith(end, StringComparison.OrdinalIgnoreCase)));
    }

    private static HashSet<string> EntriesOf(string directory, Action<string> see)
    {
        see(directory);
        try
        {
            return Directory.GetFileSystemEntries(directory).Select(entry => Path.GetFileName(entry)!).ToHashSet(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return [];
        }
    }
}
