namespace Amorsize.Tool.Projects;

/// <summary>The projects that a command works on.</summary>
/// <param name="Path">Absolute path of the project, solution or folder that the user named.</param>
/// <param name="Projects">Absolute paths of the projects; at least one.</param>
internal sealed record ProjectSet(string Path, IReadOnlyList<string> Projects)
{
    /// <summary>The folder in which builds run, so that its global.json counts.</summary>
    public string Folder => Directory.Exists(Path) ? Path : System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Whether <see cref="Path"/> is a file that <c>dotnet build</c> accepts.</summary>
    public bool IsFile => File.Exists(Path);
}
