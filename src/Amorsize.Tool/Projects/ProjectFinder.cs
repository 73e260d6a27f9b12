using Amorsize.Platform.Files;

namespace Amorsize.Tool.Projects;

/// <summary>Finds the projects that a path stands for: a project, a solution, or a folder.</summary>
internal static class ProjectFinder
{
    private static readonly string[] Languages = [".csproj", ".fsproj", ".vbproj"];
    private static readonly string[] Solutions = [".slnx", ".sln"];

    // Folders of builds and of package managers hold copies of projects, not projects of the user.
    private static readonly string[] SkippedFolders = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>The projects of a path.</summary>
    /// <param name="path">The path; relative to the current directory, or null for that directory.</param>
    /// <param name="currentDirectory">Absolute path of the current directory.</param>
    /// <exception cref="ToolException">There is no such file, it is of another kind, or the folder does not tell which one is meant.</exception>
    public static ProjectSet Find(string? path, string currentDirectory)
    {
        var full = Path.GetFullPath(path ?? ".", currentDirectory);
        if (File.Exists(full))
            return OfFile(Regular(full));
        if (!Directory.Exists(full))
            throw new ToolException(ExitCode.Usage, $"There is no project, solution or folder {full}.");
        return OfFolder(full);
    }

    // MSBuild would wait for ever at a FIFO.
    private static string Regular(string path)
    {
        try
        {
            RegularFile.Open(path)?.Dispose();
            return path;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            throw new ToolException(ExitCode.Usage, e.Message);
        }
    }

    private static ProjectSet OfFile(string path)
    {
        if (SolutionProjects.IsSolution(path))
        {
            var projects = SolutionProjects.Of(path).Where(IsProject).ToList();
            return projects.Count > 0 ? new(path, projects) : throw new ToolException(ExitCode.NothingFound, $"The solution {path} has no project of C#, F# or Visual Basic.");
        }
        return Path.GetExtension(path).EndsWith("proj", StringComparison.OrdinalIgnoreCase)
            ? new(path, [path])
            : throw new ToolException(ExitCode.Usage, $"{path} is no project, solution (.sln, .slnx, .slnf) or folder.");
    }

    // A solution stands for its folder, as it does for dotnet build. Where there is none, all projects of the folder count.
    private static ProjectSet OfFolder(string folder)
    {
        var solutions = Solutions.SelectMany(extension => Directory.GetFiles(folder, "*" + extension)).DistinctBy(Path.GetFileNameWithoutExtension).ToList();
        if (solutions.Count > 1)
            throw new ToolException(ExitCode.Usage, $"{folder} has several solutions. Name one of them: {string.Join(", ", solutions.Select(Path.GetFileName).Order(StringComparer.Ordinal))}.");
        if (solutions.Count == 1)
            return OfFile(solutions[0]);
        var projects = ProjectsIn(folder, SearchOption.TopDirectoryOnly);
        if (projects.Count == 0)
            projects = ProjectsIn(folder, SearchOption.AllDirectories);
        return projects.Count switch
        {
            0 => throw new ToolException(ExitCode.NothingFound, $"There is no project in {folder} or below it."),
            1 => new(projects[0], projects),
            _ => new(folder, projects),
        };
    }

    private static List<string> ProjectsIn(string folder, SearchOption depth) =>
        [.. Directory.EnumerateFiles(folder, "*proj", new EnumerationOptions { RecurseSubdirectories = depth == SearchOption.AllDirectories, IgnoreInaccessible = true })
            .Where(path => IsProject(path) && !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[..^1].Any(IsSkipped))
            .Order(StringComparer.Ordinal)];

    private static bool IsSkipped(string folder) => folder.StartsWith('.') || SkippedFolders.Contains(folder, StringComparer.OrdinalIgnoreCase);

    private static bool IsProject(string path) => Languages.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
