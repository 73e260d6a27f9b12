namespace Amorsize.Discovery.Outputs;

/// <summary>The paths that tell where the files of an assembly's output are. All are absolute.</summary>
/// <param name="AssemblyPath">Path of the assembly.</param>
/// <param name="ProjectDirectory">The folder of its project.</param>
/// <param name="DependencyFile">Path of its .deps.json, which need not exist.</param>
/// <param name="PackageFolders">The folders of NuGet packages. A library's packages stay there and are not copied to its output.</param>
internal sealed record OutputLocation(string AssemblyPath, string ProjectDirectory, string DependencyFile, IReadOnlyList<string> PackageFolders)
{
    /// <summary>The folder of the assembly.</summary>
    public string Directory => Path.GetDirectoryName(AssemblyPath)!;
}
