namespace Amorsize.Discovery.Outputs;

/// <summary>The paths that tell where the files of an assembly's output are. All are absolute.</summary>
/// <param name="assemblyPath">See <see cref="AssemblyPath"/>.</param>
/// <param name="projectDirectory">See <see cref="ProjectDirectory"/>.</param>
/// <param name="dependencyFile">See <see cref="DependencyFile"/>.</param>
/// <param name="packageFolders">See <see cref="PackageFolders"/>.</param>
internal sealed class OutputLocation(string assemblyPath, string projectDirectory, string dependencyFile, IReadOnlyList<string> packageFolders)
{
    /// <summary>Path of the assembly.</summary>
    public string AssemblyPath => assemblyPath;

    /// <summary>The folder of the assembly.</summary>
    public string Directory => Path.GetDirectoryName(assemblyPath)!;

    /// <summary>The folder of its project.</summary>
    public string ProjectDirectory => projectDirectory;

    /// <summary>Path of its .deps.json, which need not exist.</summary>
    public string DependencyFile => dependencyFile;

    /// <summary>The folders of NuGet packages. A library's packages stay there and are not copied to its output.</summary>
    public IReadOnlyList<string> PackageFolders => packageFolders;
}
